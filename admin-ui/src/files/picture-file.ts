import type { FieldProblem } from "../data/api-error";

/** What the server takes; the list is also what the file chooser of the system offers. */
export const pictureTypes: readonly string[] = ["image/jpeg", "image/png", "image/webp"];
const maxMegabytes = 10;
const megabyte = 1024 * 1024;

/** What is wrong with a file that can be seen without sending it. It spares a long wait; the server looks at the content. */
export function problemOfPicture({ type, size }: Pick<File, "type" | "size">): FieldProblem | undefined {
  if (!pictureTypes.includes(type)) return { field: "file", rule: "NOT_A_PICTURE" };
  if (size === 0) return { field: "file", rule: "EMPTY_FILE" };
  if (size > maxMegabytes * megabyte) return { field: "file", rule: "FILE_TOO_LARGE", values: { max: maxMegabytes } };
  return undefined;
}
