import Overlay from "ol/Overlay";
import type OlMap from "ol/Map";
import type { Coordinate } from "ol/coordinate";
import { color } from "../layout/tokens";

const pinPath = "M18 47C18 47 33 29.5 33 17A15 15 0 0 0 3 17C3 29.5 18 47 18 47Z";
const size = { width: 36, height: 48 };

/** How near the edge, in pixels, a pin may be dropped before the map follows it. */
const edgePixels = 48;

export interface PinMarker {
  setPosition(coordinate: Coordinate | undefined): void;
  /** A pin that nobody has confirmed is an outline. */
  setHollow(isHollow: boolean): void;
}

/**
 * The pin as an element over the map: it takes a finger's drag although the map around it leaves one finger to the page.
 *
 * @param onDrop called with the tip's place when a drag ends; null makes a pin that only shows a place
 */
export function createPinMarker(map: OlMap, onDrop: ((coordinate: Coordinate) => void) | null): PinMarker {
  const element = drawPin();
  const overlay = new Overlay({ element, positioning: "bottom-center", stopEvent: onDrop !== null });
  map.addOverlay(overlay);
  if (!onDrop) element.style.pointerEvents = "none";
  if (onDrop) listenForDrag(element, map, overlay, onDrop);
  paint(element, false);
  return {
    setPosition: (coordinate) => overlay.setPosition(coordinate),
    setHollow: (isHollow) => paint(element, isHollow),
  };
}

function paint(element: HTMLElement, isHollow: boolean): void {
  const [outline, dot] = element.querySelectorAll("path, circle");
  outline?.setAttribute("fill", isHollow ? "#FFFFFF" : color.pin);
  outline?.setAttribute("stroke", isHollow ? color.pin : "#FFFFFF");
  outline?.setAttribute("stroke-width", isHollow ? "3" : "1.5");
  outline?.setAttribute("stroke-dasharray", isHollow ? "5 3" : "none");
  dot?.setAttribute("fill", isHollow ? color.pin : "#FFFFFF");
}

/** Moves the view when a coordinate is off the map or close to its edge. */
export function keepInView(map: OlMap, coordinate: Coordinate): void {
  const view = map.getView();
  const [width = 0, height = 0] = map.getSize() ?? [];
  const resolution = view.getResolution() ?? 1;
  const [centerX = 0, centerY = 0] = view.getCenter() ?? [];
  const [x = 0, y = 0] = coordinate;
  const isInside =
    Math.abs(x - centerX) / resolution < width / 2 - edgePixels &&
    Math.abs(y - centerY) / resolution < height / 2 - edgePixels;
  if (!isInside) view.animate({ center: coordinate, duration: 200 });
}

function drawPin(): HTMLElement {
  const element = document.createElement("div");
  element.setAttribute("aria-hidden", "true");
  Object.assign(element.style, { lineHeight: "0", filter: "drop-shadow(0 2px 2px rgba(16,28,44,.35))" });
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("width", String(size.width));
  svg.setAttribute("height", String(size.height));
  const outline = document.createElementNS(svg.namespaceURI, "path");
  outline.setAttribute("d", pinPath);
  const dot = document.createElementNS(svg.namespaceURI, "circle");
  for (const [name, value] of [
    ["cx", "18"],
    ["cy", "17"],
    ["r", "6"],
  ] as const)
    dot.setAttribute(name, value);
  svg.append(outline, dot);
  element.append(svg);
  return element;
}

/** The tip keeps its distance to the pointer while it is dragged. */
function listenForDrag(
  element: HTMLElement,
  map: OlMap,
  overlay: Overlay,
  onDrop: (coordinate: Coordinate) => void,
): void {
  let grip: [x: number, y: number] | null = null;
  Object.assign(element.style, { cursor: "grab", touchAction: "none" });
  element.addEventListener("pointerdown", (event) => {
    const tip = map.getPixelFromCoordinate(overlay.getPosition() ?? [0, 0]) ?? [0, 0];
    const [x = 0, y = 0] = map.getEventPixel(event);
    grip = [(tip[0] ?? 0) - x, (tip[1] ?? 0) - y];
    element.setPointerCapture(event.pointerId);
    element.style.cursor = "grabbing";
    map.getTargetElement()?.focus({ preventScroll: true });
    event.preventDefault();
  });
  element.addEventListener("pointermove", (event) => {
    if (!grip) return;
    const [x = 0, y = 0] = map.getEventPixel(event);
    overlay.setPosition(map.getCoordinateFromPixel([x + grip[0], y + grip[1]]));
  });
  const finish = () => {
    if (!grip) return;
    grip = null;
    element.style.cursor = "grab";
    const dropped = overlay.getPosition();
    if (dropped) onDrop(dropped);
  };
  element.addEventListener("pointerup", finish);
  element.addEventListener("pointercancel", finish);
}
