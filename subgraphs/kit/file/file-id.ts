import type { FieldReader } from "../input/field-readers";

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** Can this be the id of a file? Whether the file is there the command finds out. */
export const isFileId = (id: string): boolean => uuid.test(id);

/** Id of an uploaded file, or none. */
export const fileId: FieldReader<string> = (checks, field, value) => {
  const id = value || null;
  if (id && !isFileId(id)) checks.add(field, "FILE_GONE");
  return id;
};
