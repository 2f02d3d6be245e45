import type { FormSection } from "../form/form-definition";
import type { MessageKey } from "../i18n/messages";

/** A section of a record's form as a task. */
export interface SectionTask {
  id: string;
  title: MessageKey;
  /** The fields that are still empty, in the order of the form. */
  missing: string[];
  /** The form, at the first field that is missing (or the section's first, when none is). */
  path: string;
}

interface TaskRecord {
  id: string;
  completeness: { missing: readonly string[] };
}

/** Whether completeness counts fields of a section: of the others nobody could say that they are done. */
const isTask = ({ fields, isOptional }: FormSection): boolean => fields.length > 0 && !isOptional;

/** How many tasks the sections of a form make. */
export const taskCount = (sections: readonly FormSection[]): number => sections.filter(isTask).length;

/** The sections of a record's form as tasks, in the order of the form. */
export function sectionTasks(
  resource: string,
  { id, completeness }: TaskRecord,
  sections: readonly FormSection[],
): SectionTask[] {
  return sections.filter(isTask).map((section) => {
    const missing = section.fields.filter((field) => completeness.missing.includes(field));
    return {
      id: section.id,
      title: section.title,
      missing,
      path: `/${resource}/${id}#field-${missing[0] ?? section.fields[0]}`,
    };
  });
}
