type Event = { readonly atMs: number; readonly order: number; readonly run: () => void };

const isBefore = (a: Event, b: Event): boolean => a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order);

/** Virtual time: events run one after the other in the order of their time, then of their making. */
export class Timeline {
  nowMs = 0;
  /** Events run so far. */
  count = 0;
  private made = 0;
  private readonly heap: Event[] = [];

  at(atMs: number, run: () => void): void {
    const event = { atMs: Math.max(atMs, this.nowMs), order: (this.made += 1), run };
    let index = this.heap.push(event) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (isBefore(this.heap[parent]!, event)) break;
      this.heap[index] = this.heap[parent]!;
      index = parent;
    }
    this.heap[index] = event;
  }

  after(ms: number, run: () => void): void {
    this.at(this.nowMs + ms, run);
  }

  runFor(ms: number): void {
    this.runUntil(this.nowMs + ms);
  }

  runUntil(untilMs: number): void {
    while (this.heap.length > 0 && this.heap[0]!.atMs <= untilMs) {
      const { atMs, run } = this.takeFirst();
      this.nowMs = atMs;
      this.count += 1;
      run();
    }
    this.nowMs = untilMs;
  }

  private takeFirst(): Event {
    const first = this.heap[0]!;
    const last = this.heap.pop()!;
    if (this.heap.length === 0) return first;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= this.heap.length) break;
      if (child + 1 < this.heap.length && isBefore(this.heap[child + 1]!, this.heap[child]!)) child += 1;
      if (!isBefore(this.heap[child]!, last)) break;
      this.heap[index] = this.heap[child]!;
      index = child;
    }
    this.heap[index] = last;
    return first;
  }
}
