package io.trailhound.enrichment.ip.geo;

import io.trailhound.enrichment.ip.Prefix;
import io.trailhound.enrichment.ip.PrefixParser;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes small MaxMind DB files (format 2.0), so that generated trails and tests need no data of
 * others.
 */
public final class MmdbWriter {
  private static final byte[] MARKER = "MaxMind.com".getBytes(StandardCharsets.US_ASCII);

  /** A side of a node: nothing, data at an offset, or another node. */
  private sealed interface Side {}

  private record Nothing() implements Side {}

  private record Data(int offset) implements Side {}

  private static final class Node implements Side {
    private Side left;
    private Side right;

    Node(Side both) {
      left = both;
      right = both;
    }
  }

  private final int ipVersion;
  private final int recordSize;
  private final Map<String, Object> metadata = new TreeMap<>();
  private final Node root = new Node(new Nothing());
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();

  /** A database of a type, for addresses of version 4 or 6, with tree records of 24, 28 or 32. */
  public MmdbWriter(String type, int ipVersion, int recordSize) {
    this.ipVersion = ipVersion;
    this.recordSize = recordSize;
    metadata.put("database_type", type);
    metadata.put("binary_format_major_version", 2);
    metadata.put("binary_format_minor_version", 0);
    metadata.put("build_epoch", 1_750_000_000);
    metadata.put("ip_version", ipVersion);
    metadata.put("record_size", recordSize);
    metadata.put("languages", List.of("en"));
    metadata.put("description", Map.of("en", "made up"));
  }

  /** Replaces a value of the metadata, to make the file wrong. */
  public MmdbWriter metadata(String key, Object value) {
    metadata.put(key, value);
    return this;
  }

  /** Leaves a value of the metadata out, to make the file wrong. */
  public MmdbWriter without(String key) {
    metadata.remove(key);
    return this;
  }

  /** Adds a block; the wider ones first. */
  public MmdbWriter put(String block, Map<String, ?> record) {
    PrefixParser parser = new PrefixParser();
    if (!parser.parse(block)) {
      throw new IllegalArgumentException(parser.reason());
    }
    Data value = new Data(data.size());
    encode(record, data);
    Prefix prefix = parser.blocks().get(0);
    // IPv4 lies at ::/96 in a tree of IPv6 addresses.
    long low = prefix.isV4() ? prefix.low() & 0xFFFF_FFFFL : prefix.low();
    int skip = ipVersion == 4 ? 96 : 0;
    insert(prefix.high(), low, skip, prefix.bits(), value);
    return this;
  }

  /** The file. */
  public byte[] bytes() {
    List<Node> nodes = new ArrayList<>();
    number(root, nodes);
    IdentityHashMap<Node, Integer> numbers = new IdentityHashMap<>();
    for (int i = 0; i < nodes.size(); i++) {
      numbers.put(nodes.get(i), i);
    }
    metadata.putIfAbsent("node_count", nodes.size());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Node node : nodes) {
      record(record(node.left, nodes, numbers), record(node.right, nodes, numbers), out);
    }
    out.writeBytes(new byte[16]);
    out.writeBytes(data.toByteArray());
    out.write(0xAB);
    out.write(0xCD);
    out.write(0xEF);
    out.writeBytes(MARKER);
    encode(metadata, out);
    return out.toByteArray();
  }

  private void insert(long high, long low, int from, int bits, Data value) {
    Node node = root;
    for (int bit = from; bit < bits - 1; bit++) {
      Side side = isSet(high, low, bit) ? node.right : node.left;
      Node next = side instanceof Node deeper ? deeper : new Node(side);
      set(node, isSet(high, low, bit), next);
      node = next;
    }
    set(node, isSet(high, low, bits - 1), value);
  }

  private static void set(Node node, boolean right, Side side) {
    if (right) {
      node.right = side;
    } else {
      node.left = side;
    }
  }

  private static boolean isSet(long high, long low, int bit) {
    return ((bit < 64 ? high >>> (63 - bit) : low >>> (127 - bit)) & 1) == 1;
  }

  private static void number(Node node, List<Node> nodes) {
    nodes.add(node);
    if (node.left instanceof Node left) {
      number(left, nodes);
    }
    if (node.right instanceof Node right) {
      number(right, nodes);
    }
  }

  private static int record(Side side, List<Node> nodes, IdentityHashMap<Node, Integer> numbers) {
    if (side instanceof Node node) {
      return numbers.getOrDefault(node, 0);
    }
    return nodes.size() + (side instanceof Data value ? 16 + value.offset : 0);
  }

  private void record(int left, int right, ByteArrayOutputStream out) {
    switch (recordSize) {
      case 28 -> {
        bigEndian(left, 3, out);
        out.write(((left >>> 24) << 4) | (right >>> 24));
        bigEndian(right, 3, out);
      }
      default -> {
        bigEndian(left, recordSize / 8, out);
        bigEndian(right, recordSize / 8, out);
      }
    }
  }

  private static void bigEndian(long value, int bytes, ByteArrayOutputStream out) {
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
      out.write((int) (value >>> shift));
    }
  }

  private static void encode(Object value, ByteArrayOutputStream out) {
    if (value instanceof String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      control(2, bytes.length, out);
      out.writeBytes(bytes);
    } else if (value instanceof Double number) {
      control(3, 8, out);
      bigEndian(Double.doubleToLongBits(number), 8, out);
    } else if (value instanceof Integer number) {
      control(6, 4, out);
      bigEndian(number, 4, out);
    } else if (value instanceof Boolean truth) {
      control(14, truth ? 1 : 0, out);
    } else if (value instanceof List<?> list) {
      control(11, list.size(), out);
      for (Object element : list) {
        encode(element, out);
      }
    } else if (value instanceof Map<?, ?> map) {
      control(7, map.size(), out);
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        encode(entry.getKey(), out);
        encode(entry.getValue(), out);
      }
    } else {
      throw new IllegalArgumentException("no type for " + value);
    }
  }

  private static void control(int type, int size, ByteArrayOutputStream out) {
    int first = type > 7 ? 0 : type << 5;
    int small = Math.min(size, 29);
    if (size >= 29 + 256) {
      throw new IllegalArgumentException("too long for a small file: " + size);
    }
    out.write(first | small);
    if (type > 7) {
      out.write(type - 7);
    }
    if (small == 29) {
      out.write(size - 29);
    }
  }
}
