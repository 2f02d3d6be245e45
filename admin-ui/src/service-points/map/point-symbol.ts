import { color, tone } from "../../layout/tokens";

/** What a group of points on the map stands for. */
export interface PointGroup {
  count: number;
  pinnedCount: number;
  completeCount: number;
}

const pointRadius = 8;

export type PointShape = "complete" | "incomplete" | "unconfirmed";

/** The shape of a single point: its pin first, since an unconfirmed place is worth less than a missing telephone. */
export function shapeOf({ pinnedCount, completeCount }: PointGroup): PointShape {
  if (pinnedCount === 0) return "unconfirmed";
  return completeCount > 0 ? "complete" : "incomplete";
}

/** The radius in CSS pixels of the circle that holds a count, or of the symbol of a single point. */
export function clusterRadius(count: number): number {
  if (count === 1) return pointRadius;
  const digits = String(count).length;
  return 13 + 3 * digits + (digits > 3 ? 2 : 0);
}

const ringPixels = 4;
const margin = 3;
const ringTrack = "#B9C1B8";

/** Draws a circle with its count and, around it, the share that is pinned. */
export function drawCluster({ count, pinnedCount }: PointGroup, label: string, pixelRatio: number): HTMLCanvasElement {
  const radius = clusterRadius(count);
  const { canvas, context, center } = canvasFor(radius + margin, pixelRatio);
  fillCircle(context, center, radius, pinnedCount === 0 ? tone.warn.tint : color.surface);
  context.lineWidth = ringPixels;
  strokeArc(context, center, radius - ringPixels / 2, ringTrack, 1);
  strokeArc(context, center, radius - ringPixels / 2, color.primary, pinnedCount / count);
  context.fillStyle = color.ink;
  context.font = '600 14px Sarabun, "Noto Sans Thai", sans-serif';
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(label, center, center + 0.5);
  return canvas;
}

/** Draws the symbol of one point: full, half full, or hollow. */
export function drawPoint(shape: PointShape, pixelRatio: number): HTMLCanvasElement {
  const { canvas, context, center } = canvasFor(pointRadius + margin, pixelRatio);
  const outline = shape === "unconfirmed" ? tone.warn.text : color.primary;
  fillCircle(context, center, pointRadius + 2, color.surface);
  fillCircle(context, center, pointRadius, shape === "complete" ? outline : color.surface);
  if (shape === "incomplete") {
    context.beginPath();
    context.arc(center, center, pointRadius, Math.PI / 2, (3 * Math.PI) / 2);
    context.fillStyle = outline;
    context.fill();
  }
  context.lineWidth = 2.5;
  strokeArc(context, center, pointRadius - 1, outline, 1);
  return canvas;
}

function canvasFor(halfSize: number, pixelRatio: number) {
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(halfSize * 2 * pixelRatio);
  canvas.height = canvas.width;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("This browser cannot draw on a canvas");
  context.scale(pixelRatio, pixelRatio);
  return { canvas, context, center: halfSize };
}

function fillCircle(context: CanvasRenderingContext2D, center: number, radius: number, fill: string): void {
  context.beginPath();
  context.arc(center, center, radius, 0, 2 * Math.PI);
  context.fillStyle = fill;
  context.fill();
}

/** A part of a circle from the top, clockwise. */
function strokeArc(
  context: CanvasRenderingContext2D,
  center: number,
  radius: number,
  stroke: string,
  share: number,
): void {
  if (share <= 0) return;
  context.beginPath();
  context.arc(center, center, radius, -Math.PI / 2, -Math.PI / 2 + share * 2 * Math.PI);
  context.strokeStyle = stroke;
  context.stroke();
}
