import type { EntityTarget } from "typeorm";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { addOrganisation, type TestNode } from "../../../local/testing/test-tree";
import type { ActiveGrant, Actor } from "../actor";
import { Operation } from "../database/operation";
import { type Command, type CommandContext, runCommand } from "./command";
import { changeRecord, type LockedRecord, runOnRecord, type VersionedEntity } from "./versioned-record";

describe("a command", () => {
  let pakmut: TestPakmut;
  let office: TestNode;
  let actor: Actor & { grant: ActiveGrant };

  beforeAll(async () => {
    pakmut = await TestPakmut.open();
    office = await addOrganisation(pakmut, "หน่วยงาน");
    const { session } = await pakmut.as("CENTRAL_OFFICER", office.id);
    const grant = {
      id: session?.grantId as string,
      role: "CENTRAL_OFFICER" as const,
      organisationId: office.id,
      scopePath: office.path,
    };
    actor = { personId: session?.personId as string, displayName: "ทดสอบ", grant, address: null };
  });
  afterAll(() => pakmut.close());

  const rename = async (as: Actor | null, name: string, key: string, fail = false): Promise<string> => {
    const operation = new Operation(pakmut.database, { actor: as, requestId: "test" });
    const command: Command = { schemaName: "organisations", name: "rename", idempotencyKey: key, request: { name } };
    try {
      return await runCommand(operation, command, async ({ query }) => {
        await query("update organisations.organisations set name_en = $2 where id = $1", [office.id, name]);
        if (fail) throw new Error("the work failed");
        return office.id;
      });
    } finally {
      await operation.end();
    }
  };
  const nameNow = async (): Promise<unknown> =>
    (await pakmut.sql("select name_en from organisations.organisations where id = $1", [office.id]))[0]?.name_en;

  test("that fails half-way leaves nothing, and its key can be used again", async () => {
    await expect(rename(actor, "half", "key-half-1", true)).rejects.toThrow("the work failed");
    expect(await nameNow()).toBeNull();
    await expect(rename(actor, "whole", "key-half-1")).resolves.toBe(office.id);
    expect(await nameNow()).toBe("whole");
  });

  test("is refused with a statement that it did not wait for, and leaves nothing", async () => {
    const operation = new Operation(pakmut.database, { actor, requestId: "test" });
    const command: Command = {
      schemaName: "organisations",
      name: "rename",
      idempotencyKey: "key-unawaited",
      request: 1,
    };
    const work = runCommand(operation, command, async ({ query }) => {
      void query("update organisations.organisations set name_en = 'lost' where id = $1", [office.id]);
      void query("select 1 / $1::int as impossible", [0]);
      return office.id;
    });
    await expect(work).rejects.toThrow("division by zero");
    await operation.end();
    expect(await nameNow()).toBe("whole");
    expect(await pakmut.sql("select 1 from organisations.idempotency_keys where key = 'key-unawaited'")).toEqual([]);
  });

  test("is refused with a statement whose failure its work kept to itself", async () => {
    const operation = new Operation(pakmut.database, { actor, requestId: "test" });
    const command: Command = {
      schemaName: "organisations",
      name: "rename",
      idempotencyKey: "key-swallowed",
      request: 1,
    };
    const work = runCommand(operation, command, async ({ query }) => {
      await query("update organisations.organisations set name_en = 'lost' where id = $1", [office.id]);
      await query("select 1 / $1::int as impossible", [0]).catch(() => undefined);
      return office.id;
    });
    await expect(work).rejects.toThrow("division by zero");
    await operation.end();
    expect(await nameNow()).toBe("whole");
  });

  test("on a record goes on while a migration adds a column to its table", async () => {
    const target = pakmut.database.dataSource.getMetadata("Organisation").target as EntityTarget<VersionedEntity>;
    const change = async (nameEn: string): Promise<VersionedEntity> => {
      const operation = new Operation(pakmut.database, { actor, requestId: "test" });
      const command = {
        schemaName: "organisations",
        name: "rename",
        idempotencyKey: `key-${nameEn.replace(" ", "-")}`,
        request: nameEn,
      };
      const work = async (context: CommandContext, record: LockedRecord<VersionedEntity>): Promise<void> =>
        changeRecord(context, record, { nameEn });
      const unread = (): Promise<never> => Promise.reject(new Error("The answer was read again."));
      const on = { target, id: office.id };
      return runOnRecord(operation, command, on, work, unread).finally(() => operation.end());
    };
    for (let turn = 0; turn < 8; turn++)
      expect(await change(`before ${turn}`)).toMatchObject({ nameEn: `before ${turn}` });
    await pakmut.sql("alter table organisations.organisations add column made_for_this_test text");
    for (let turn = 0; turn < 8; turn++)
      expect(await change(`after ${turn}`)).toMatchObject({ nameEn: `after ${turn}` });
    await pakmut.sql("alter table organisations.organisations drop column made_for_this_test");
  });

  test.each([["short"], ["with space 1"], ["x".repeat(101)], [""]])(
    "with the malformed key %j is refused",
    async (key) => {
      await expect(rename(actor, "never", key)).rejects.toMatchObject({ extensions: { code: "BAD_USER_INPUT" } });
    },
  );

  test("of nobody, or of somebody without a grant, is refused", async () => {
    await expect(rename(null, "never", "key-nobody")).rejects.toMatchObject({
      extensions: { code: "UNAUTHENTICATED" },
    });
    await expect(rename({ ...actor, grant: null }, "never", "key-nobody")).rejects.toMatchObject({
      extensions: { code: "UNAUTHENTICATED" },
    });
  });

  test("asks for the grant in its own transaction, whatever was believed when the request came in", async () => {
    const believed: [string, Actor][] = [
      ["a grant of somebody else", { ...actor, personId: office.id }],
      ["another role", { ...actor, grant: { ...actor.grant, role: "PLATFORM_ADMIN" } }],
      ["another organisation", { ...actor, grant: { ...actor.grant, organisationId: actor.personId } }],
    ];
    for (const [, as] of believed) {
      await expect(rename(as, "never", "key-believed")).rejects.toMatchObject({
        extensions: { code: "FORBIDDEN", reason: "GRANT_ENDED" },
      });
    }
    await pakmut.sql("update accounts.grants set ended_at = now() where id = $1", [actor.grant.id]);
    await expect(rename(actor, "never", "key-ended")).rejects.toMatchObject({
      extensions: { code: "FORBIDDEN", reason: "GRANT_ENDED" },
    });
    expect(await nameNow()).toBe("after 7");
  });
});
