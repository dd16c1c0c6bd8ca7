package io.trailhound.events.field;

import io.trailhound.events.json.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields that rules, archive columns and documents want, compiled into a trie of paths to
 * slots. A scanner walks the trie beside the bytes, so that only wanted values leave a trace.
 *
 * <p>A path is CloudTrail's own, with dots: {@code userIdentity.sessionContext.sessionIssuer.arn}.
 * It goes through arrays (any element), and a key that itself contains dots counts as the path it
 * spells. Slots are numbered in the order in which the paths were given, from 0.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class FieldPlan {
  /** Marks the absence of a node or slot. */
  public static final int NONE = -1;

  private final Map<String, Integer> slots;
  private final int[] slotOfNode;
  private final int[] subtreeEnd;
  private final Children[] children;

  private FieldPlan(Map<String, Integer> slots, List<Node> nodes) {
    this.slots = slots;
    this.slotOfNode = new int[nodes.size()];
    this.subtreeEnd = new int[nodes.size()];
    this.children = new Children[nodes.size()];
    for (Node node : nodes) {
      slotOfNode[node.id] = node.slot;
      subtreeEnd[node.id] = node.end;
      children[node.id] = new Children(node.children);
    }
  }

  /**
   * Compiles the paths.
   *
   * @param paths distinct paths; a repeated one keeps its first slot
   */
  public static FieldPlan of(Collection<String> paths) {
    Map<String, Integer> slots = new LinkedHashMap<>();
    Node root = new Node();
    for (String path : paths) {
      if (slots.containsKey(path)) {
        continue;
      }
      int slot = slots.size();
      slots.put(path, slot);
      Node node = root;
      for (String part : path.split("\\.", -1)) {
        node = node.children.computeIfAbsent(part, key -> new Node());
      }
      node.slot = slot;
    }
    List<Node> nodes = new ArrayList<>();
    number(root, nodes);
    return new FieldPlan(slots, nodes);
  }

  private static void number(Node node, List<Node> nodes) {
    node.id = nodes.size();
    nodes.add(node);
    for (Node child : node.children.values()) {
      number(child, nodes);
    }
    node.end = nodes.size();
  }

  /** The number of slots. */
  public int size() {
    return slots.size();
  }

  /** The number of nodes of the trie; node 0 is the record itself. */
  public int nodes() {
    return slotOfNode.length;
  }

  /** The slot of a path, or {@link #NONE} when the plan does not have it. */
  public int slot(String path) {
    return slots.getOrDefault(path, NONE);
  }

  /** The paths in the order of their slots. */
  public List<String> paths() {
    return List.copyOf(slots.keySet());
  }

  /** The slot of a node, or {@link #NONE} when only nodes below it are wanted. */
  public int slotOf(int node) {
    return slotOfNode[node];
  }

  /** Whether anything below a node is wanted. */
  public boolean hasChildren(int node) {
    return children[node].size > 0;
  }

  /** Whether {@code below} is {@code node} or lies in the trie below it. */
  public boolean isWithin(int below, int node) {
    return below >= node && below < subtreeEnd[node];
  }

  /**
   * The child of a node for a key, or {@link #NONE}.
   *
   * @param hash {@link Hashing#bytes} of the key
   */
  public int child(int node, long hash, byte[] buffer, int start, int end) {
    return children[node].find(hash, buffer, start, end);
  }

  private static final class Node {
    final Map<String, Node> children = new LinkedHashMap<>();
    int slot = NONE;
    int id;
    int end;
  }

  /** A small open-addressing table from key to node; half empty, so that a miss ends at once. */
  private static final class Children {
    final int size;
    private final int mask;
    private final long[] hashes;
    private final byte[][] keys;
    private final int[] nodes;

    Children(Map<String, Node> from) {
      size = from.size();
      int capacity = Integer.highestOneBit(Math.max(1, size * 2 - 1)) * 2;
      mask = capacity - 1;
      hashes = new long[capacity];
      keys = new byte[capacity][];
      nodes = new int[capacity];
      Arrays.fill(nodes, NONE);
      for (Map.Entry<String, Node> entry : from.entrySet()) {
        byte[] key = entry.getKey().getBytes(StandardCharsets.UTF_8);
        long hash = Hashing.bytes(key, 0, key.length);
        int at = (int) hash & mask;
        while (nodes[at] != NONE) {
          at = (at + 1) & mask;
        }
        hashes[at] = hash;
        keys[at] = key;
        nodes[at] = entry.getValue().id;
      }
    }

    int find(long hash, byte[] buffer, int start, int end) {
      int at = (int) hash & mask;
      while (nodes[at] != NONE) {
        if (hashes[at] == hash && Arrays.equals(keys[at], 0, keys[at].length, buffer, start, end)) {
          return nodes[at];
        }
        at = (at + 1) & mask;
      }
      return NONE;
    }
  }
}
