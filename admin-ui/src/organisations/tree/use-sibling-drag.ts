import { useCallback, useEffect, useRef, useState, type PointerEvent, type RefObject } from "react";
import { dropAt, edgeSpeed, type SiblingBlock, type SiblingDrop } from "./sibling-drop";

interface DraggableList {
  /** Its top is where the heights of the blocks begin. */
  list: RefObject<HTMLElement | null>;
  /** The part of the screen in which the list is seen, and how it is scrolled. */
  frame(): { top: number; bottom: number };
  scrollBy(pixels: number): void;
  /** The siblings of one, itself among them, in their order; fewer than all where not all have come. */
  blocksOf(id: string): SiblingBlock[];
  onDrop(id: string, position: number, seen: number): void;
}

export interface SiblingDrag {
  /** What is being dragged, and where it would go; `null`: nothing. */
  dragged: { id: string; drop: SiblingDrop } | null;
  handleOf(id: string): DragHandleProps;
}

export interface DragHandleProps {
  onPointerDown(event: PointerEvent<HTMLElement>): void;
  onPointerMove(event: PointerEvent<HTMLElement>): void;
  onPointerUp(): void;
  onPointerCancel(): void;
}

/**
 * Dragging an organisation among its siblings with mouse, pen or finger. Near its ends the list scrolls; Escape lets everything
 * be as it was. Whoever has only keys moves it by these.
 */
export function useSiblingDrag(list: DraggableList): SiblingDrag {
  const latest = useRef(list);
  latest.current = list;
  const [dragged, setDragged] = useState<SiblingDrag["dragged"]>(null);
  const draggedId = dragged?.id ?? null;
  const pointerY = useRef(0);

  const update = useCallback((id: string) => {
    const top = latest.current.list.current?.getBoundingClientRect().top ?? 0;
    setDragged({ id, drop: dropAt(latest.current.blocksOf(id), id, pointerY.current - top) });
  }, []);

  useEffect(() => {
    if (draggedId === null) return undefined;
    const cancel = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      setDragged(null);
    };
    let frame = requestAnimationFrame(function scroll() {
      const { top, bottom } = latest.current.frame();
      const speed = edgeSpeed(pointerY.current, top, bottom);
      if (speed !== 0) {
        latest.current.scrollBy(speed);
        update(draggedId);
      }
      frame = requestAnimationFrame(scroll);
    });
    window.addEventListener("keydown", cancel, true);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener("keydown", cancel, true);
    };
  }, [draggedId, update]);

  const handleOf = (id: string): DragHandleProps => ({
    onPointerDown: (event) => {
      if (event.button !== 0) return;
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      pointerY.current = event.clientY;
      update(id);
    },
    onPointerMove: (event) => {
      if (draggedId !== id) return;
      pointerY.current = event.clientY;
      update(id);
    },
    onPointerUp: () => {
      if (dragged === null || dragged.id !== id) return;
      const seen = latest.current.blocksOf(id).findIndex((block) => block.id === id) + 1;
      setDragged(null);
      if (seen > 0 && dragged.drop.position !== seen) latest.current.onDrop(id, dragged.drop.position, seen);
    },
    onPointerCancel: () => setDragged(null),
  });
  return { dragged, handleOf };
}
