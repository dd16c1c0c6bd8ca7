package io.trailhound.detection.yaml;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Reads YAML within bounds: of length, of depth, and of what aliases may blow it up to. Nothing is
 * constructed but {@link Yaml}.
 */
public final class YamlReader {
  /** Code points in one text. */
  public static final int MAX_LENGTH = 4 << 20;

  private static final int MAX_DEPTH = 64;
  private static final int MAX_ALIASES = 100;
  private static final int MAX_PIECES = 200_000;

  private static final Set<Tag> KNOWN =
      Set.of(Tag.NULL, Tag.BOOL, Tag.INT, Tag.FLOAT, Tag.TIMESTAMP, Tag.STR, Tag.MAP, Tag.SEQ);
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
  private static final Set<String> TRUES = Set.of("true", "True", "TRUE");
  private static final Set<String> FALSES = Set.of("false", "False", "FALSE");

  private int pieces;

  private YamlReader() {}

  /**
   * What a text holds.
   *
   * @param documents those before the error, if there is one; empty documents are left out
   * @param errors why reading stopped, or what is wrong within single documents, which are left out
   */
  public record Documents(List<Yaml> documents, List<YamlException> errors) {}

  /** Reads every document of a text. */
  public static Documents read(String text) {
    List<Yaml> documents = new ArrayList<>();
    List<YamlException> errors = new ArrayList<>();
    try {
      Iterator<Node> nodes =
          new org.yaml.snakeyaml.Yaml(options()).composeAll(new StringReader(text)).iterator();
      while (nodes.hasNext()) {
        Node node = nodes.next();
        try {
          Yaml document = new YamlReader().convert(node, 0);
          boolean empty = document instanceof Yaml.Scalar scalar && scalar.kind() == Yaml.Kind.NULL;
          if (!empty) {
            documents.add(document);
          }
        } catch (YamlException e) {
          errors.add(e);
        }
      }
    } catch (MarkedYAMLException e) {
      errors.add(describe(e));
    } catch (ReaderException e) {
      errors.add(describe(e, text));
    } catch (YAMLException e) {
      errors.add(new YamlException(0, 0, oneLine(String.valueOf(e.getMessage()))));
    }
    return new Documents(documents, errors);
  }

  private static LoaderOptions options() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MAX_LENGTH);
    options.setNestingDepthLimit(MAX_DEPTH);
    options.setMaxAliasesForCollections(MAX_ALIASES);
    options.setAllowRecursiveKeys(false);
    options.setProcessComments(false);
    return options;
  }

  private static YamlException describe(MarkedYAMLException e) {
    Mark mark = e.getProblemMark() != null ? e.getProblemMark() : e.getContextMark();
    String problem = e.getProblem() == null ? "malformed YAML" : e.getProblem();
    String reason = e.getContext() == null ? problem : e.getContext() + ": " + problem;
    return mark == null
        ? new YamlException(0, 0, oneLine(reason))
        : new YamlException(mark.getLine() + 1, mark.getColumn() + 1, oneLine(reason));
  }

  /** A character that YAML does not allow; its position counts code points. */
  private static YamlException describe(ReaderException e, String text) {
    int end =
        text.offsetByCodePoints(
            0, Math.min(e.getPosition(), text.codePointCount(0, text.length())));
    int line = 1 + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
    int column = end - text.lastIndexOf('\n', Math.max(0, end - 1));
    String reason = String.format("the character U+%04X is not allowed in YAML", e.getCodePoint());
    return new YamlException(line, column, reason);
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private Yaml convert(Node node, int depth) throws YamlException {
    Mark mark = node.getStartMark();
    int line = mark.getLine() + 1;
    int column = mark.getColumn() + 1;
    if (depth > MAX_DEPTH) {
      throw new YamlException(line, column, "nested deeper than " + MAX_DEPTH + " levels");
    }
    if (++pieces > MAX_PIECES) {
      throw new YamlException(line, column, "more than " + MAX_PIECES + " values in one document");
    }
    if (!KNOWN.contains(node.getTag())) {
      String reason =
          node.getTag().equals(Tag.MERGE)
              ? "merge keys (<<) are not supported"
              : "the tag " + node.getTag().getValue() + " is not supported";
      throw new YamlException(line, column, reason);
    }
    if (node instanceof ScalarNode scalar) {
      return scalar(scalar, line, column);
    }
    if (node instanceof SequenceNode sequence) {
      List<Yaml> items = new ArrayList<>(sequence.getValue().size());
      for (Node item : sequence.getValue()) {
        items.add(convert(item, depth + 1));
      }
      return new Yaml.Sequence(items, line, column);
    }
    return mapping((MappingNode) node, depth, line, column);
  }

  private Yaml.Mapping mapping(MappingNode node, int depth, int line, int column)
      throws YamlException {
    List<Yaml.Entry> entries = new ArrayList<>(node.getValue().size());
    Set<String> seen = new HashSet<>();
    for (NodeTuple tuple : node.getValue()) {
      if (!(convert(tuple.getKeyNode(), depth + 1) instanceof Yaml.Scalar key)) {
        Mark mark = tuple.getKeyNode().getStartMark();
        throw new YamlException(
            mark.getLine() + 1, mark.getColumn() + 1, "a key must be a single value");
      }
      if (!seen.add(key.text())) {
        throw new YamlException(key, "the key '" + key.text() + "' stands here twice");
      }
      entries.add(new Yaml.Entry(key, convert(tuple.getValueNode(), depth + 1)));
    }
    return new Yaml.Mapping(entries, line, column);
  }

  private static Yaml.Scalar scalar(ScalarNode node, int line, int column) {
    String text = node.getValue();
    boolean plain = node.getScalarStyle() == DumperOptions.ScalarStyle.PLAIN;
    Yaml.Kind kind = plain ? plainKind(node, text) : Yaml.Kind.TEXT;
    return switch (kind) {
      case NULL -> new Yaml.Scalar("null", kind, line, column);
      case TRUE -> new Yaml.Scalar("true", kind, line, column);
      case FALSE -> new Yaml.Scalar("false", kind, line, column);
      default -> new Yaml.Scalar(text, kind, line, column);
    };
  }

  private static Yaml.Kind plainKind(ScalarNode node, String text) {
    // A plain scalar that resolves to a string either is one or was tagged !!str.
    if (node.getTag().equals(Tag.STR)) {
      return Yaml.Kind.TEXT;
    }
    if (NULLS.contains(text)) {
      return Yaml.Kind.NULL;
    }
    if (TRUES.contains(text)) {
      return Yaml.Kind.TRUE;
    }
    if (FALSES.contains(text)) {
      return Yaml.Kind.FALSE;
    }
    return NUMBER.matcher(text).matches() ? Yaml.Kind.NUMBER : Yaml.Kind.TEXT;
  }

  /** The only document of a text that must hold exactly one. */
  public static Yaml readOne(String text) throws YamlException {
    Documents read = read(text);
    if (!read.errors().isEmpty()) {
      throw read.errors().get(0);
    }
    if (read.documents().size() != 1) {
      throw new YamlException(
          read.documents().isEmpty() ? 0 : read.documents().get(1).line(),
          0,
          "expected one document, found " + read.documents().size());
    }
    return read.documents().get(0);
  }

  /** The piece as a map. */
  public static Yaml.Mapping mapping(@Nullable Yaml piece, Yaml near, String what)
      throws YamlException {
    if (piece instanceof Yaml.Mapping mapping) {
      return mapping;
    }
    throw new YamlException(piece == null ? near : piece, what + " must be a map");
  }
}
