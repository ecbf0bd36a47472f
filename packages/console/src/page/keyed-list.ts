/** The node of one item, and how it follows the item. */
export interface KeyedNode<Item> {
  readonly node: HTMLElement;
  /** Called when the item with this key is another value than before. */
  readonly update?: (item: Item) => void;
}

/** Makes the children of an element follow a list. */
export interface KeyedList<Item> {
  /** Shows these items in this order; nodes of items that stay are kept, with their focus, selection and openness. */
  show(items: readonly Item[]): void;
}

/** How a keyed list makes its nodes. */
export interface KeyedListOptions<Item> {
  /** Names an item; no two items of one list share a key. */
  readonly toKey: (item: Item) => string;
  readonly create: (item: Item) => KeyedNode<Item>;
}

/** Creates a keyed list in an element that holds nothing else. */
export function createKeyedList<Item>(
  parent: HTMLElement,
  { toKey, create }: KeyedListOptions<Item>,
): KeyedList<Item> {
  const rows = new Map<string, { readonly row: KeyedNode<Item>; item: Item }>();

  function toNode(key: string, item: Item): HTMLElement {
    const known = rows.get(key);
    if (known === undefined) {
      const row = create(item);
      rows.set(key, { row, item });
      return row.node;
    }
    if (known.item !== item) {
      known.item = item;
      known.row.update?.(item);
    }
    return known.row.node;
  }

  return {
    show(items) {
      const keys = items.map(toKey);
      const kept = new Set(keys);
      for (const [key, { row }] of rows) {
        if (kept.has(key)) continue;
        row.node.remove();
        rows.delete(key);
      }
      let next = parent.firstElementChild;
      for (const [index, item] of items.entries()) {
        const node = toNode(keys[index] as string, item);
        if (node === next) next = next.nextElementSibling;
        else parent.insertBefore(node, next);
      }
    },
  };
}
