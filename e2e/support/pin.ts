import type { Page } from "playwright-core";
import { valueOnce } from "./field-value";

/** The coordinates that stand in the fields under the map. */
export const coordinates = async (page: Page): Promise<string[]> => [
  await page.getByLabel("ละติจูด").inputValue(),
  await page.getByLabel("ลองจิจูด").inputValue(),
];

/** The pin's coordinates once both have left `before`: the fields follow the map a frame later. */
export async function movedCoordinates(page: Page, [latitude, longitude]: string[]): Promise<string[]> {
  return [
    await valueOnce(page.getByLabel("ละติจูด"), (now) => now !== latitude),
    await valueOnce(page.getByLabel("ลองจิจูด"), (now) => now !== longitude),
  ];
}

/** Drags the pin a little to the south-east, once it stands still on the map, and gives where it is then. */
export async function dragPin(page: Page): Promise<string[]> {
  const before = await coordinates(page);
  const pin = page.getByRole("application").locator(".ol-overlay-container");
  await pin.hover();
  const box = await pin.boundingBox();
  if (!box) throw new Error("There is no pin.");
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.down();
  await page.mouse.move(x + 14, y + 10, { steps: 6 });
  await page.mouse.up();
  return movedCoordinates(page, before);
}
