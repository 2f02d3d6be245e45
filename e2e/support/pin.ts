import type { Page } from "playwright-core";

/** The coordinates that stand in the fields under the map. */
export const coordinates = async (page: Page): Promise<string[]> => [
  await page.getByLabel("ละติจูด").inputValue(),
  await page.getByLabel("ลองจิจูด").inputValue(),
];

/** The pin's coordinates once both have left `before` and come to rest: the fields follow the map a frame later. */
export async function movedCoordinates(page: Page, before: string[]): Promise<string[]> {
  let last = before;
  for (let look = 0; look < 60; look += 1) {
    await page.waitForTimeout(150);
    const now = await coordinates(page);
    if (now.every((degrees, axis) => degrees !== before[axis] && degrees === last[axis])) return now;
    last = now;
  }
  throw new Error(`The pin did not move from ${before.join(", ")}; it is at ${last.join(", ")}.`);
}

/** Drags the pin in the middle of the map a little to the south-east, and gives where it is then. */
export async function dragPin(page: Page): Promise<string[]> {
  const before = await coordinates(page);
  const map = page.getByRole("application");
  await map.scrollIntoViewIfNeeded();
  const box = await map.boundingBox();
  if (!box) throw new Error("There is no map.");
  const pin = { x: box.x + box.width / 2, y: box.y + box.height / 2 - 8 };
  await page.mouse.move(pin.x, pin.y);
  await page.mouse.down();
  await page.mouse.move(pin.x + 14, pin.y + 10, { steps: 6 });
  await page.mouse.up();
  return movedCoordinates(page, before);
}
