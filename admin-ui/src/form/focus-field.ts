import { fieldId } from "./form-definition";

/** Puts the focus into a field's control and scrolls it into view. Parts without a control of their own fall back to the whole. */
export function focusField(field: string): void {
  const [whole = field] = field.split(".");
  const control = document.getElementById(fieldId(field)) ?? document.getElementById(fieldId(whole));
  if (!control) return;
  const target = control.matches("input, textarea, select, [tabindex]") ? control : firstControl(control);
  (target ?? control).focus({ preventScroll: true });
  control.scrollIntoView({ block: "center" });
}

/** In a group: the control that is wrong, else the first. */
function firstControl(group: HTMLElement): HTMLElement | null {
  return (
    group.querySelector<HTMLElement>('[aria-invalid="true"]') ??
    group.querySelector<HTMLElement>("input, textarea, select")
  );
}
