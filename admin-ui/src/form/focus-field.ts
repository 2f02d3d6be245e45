import { fieldId } from "./form-definition";

/** Puts the focus into a field's control and scrolls it into view. Parts without a control of their own fall back to the whole. */
export function focusField(field: string): void {
  const [whole = field] = field.split(".");
  const control = document.getElementById(fieldId(field)) ?? document.getElementById(fieldId(whole));
  if (!control) return;
  // A group takes the focus by itself only when there is nothing in it to fill in or to press.
  const target = control.matches('input, textarea, select, [tabindex="0"]') ? control : firstControl(control);
  (target ?? control).focus({ preventScroll: true });
  control.scrollIntoView({ block: "center" });
}

const filledIn = 'input:not([hidden], [aria-hidden="true"]), textarea, select, [role="combobox"]';

/** In a group: the control that is wrong, else the first to fill in, else the first to press. */
function firstControl(group: HTMLElement): HTMLElement | null {
  return (
    group.querySelector<HTMLElement>('[aria-invalid="true"]') ??
    group.querySelector<HTMLElement>(filledIn) ??
    group.querySelector<HTMLElement>("button")
  );
}
