/**
 * Where a menu's layer belongs: into the landmark of the button that opens it, so that what it says is not outside all
 * landmarks for whoever jumps between them.
 */
export function menuContainer(opener: Element | null): Element {
  return opener?.closest("header, nav, main, [role=dialog]") ?? document.body;
}
