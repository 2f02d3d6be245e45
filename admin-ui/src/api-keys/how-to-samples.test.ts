import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema, parse, validate } from "graphql";
import { KEY_PLACEHOLDER, SAMPLE_QUERY, curlSample, powerBiSample } from "./how-to-samples";

test("the samples ask what the API answers", () => {
  const schema = buildSchema(readFileSync(join(__dirname, "../../../schema/api.graphql"), "utf8"));
  expect(validate(schema, parse(SAMPLE_QUERY))).toEqual([]);
});

test("the key stands in the header as a placeholder, never in the address", () => {
  for (const sample of [curlSample("https://pakmut.example"), powerBiSample("https://pakmut.example")]) {
    expect(sample).toContain(`Bearer ${KEY_PLACEHOLDER}`);
    expect(sample).toContain("https://pakmut.example/graphql");
    expect(sample).not.toContain(`?${KEY_PLACEHOLDER}`);
  }
});
