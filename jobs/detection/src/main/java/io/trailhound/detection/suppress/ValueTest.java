package io.trailhound.detection.suppress;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.trailhound.detection.sigma.ast.TextPattern;
import io.trailhound.detection.sigma.text.Fold;
import io.trailhound.detection.sigma.text.Glob;
import io.trailhound.detection.sigma.text.IpAddress;
import io.trailhound.detection.sigma.text.Network;
import io.trailhound.detection.yaml.Yaml;
import io.trailhound.detection.yaml.YamlException;
import java.nio.charset.StandardCharsets;

/** What an entry asks of a value, as Sigma has it. */
public sealed interface ValueTest {
  /** What may stand behind a field's name. */
  String MODIFIERS = "contains, startswith, endswith, cidr and re";

  /** Whether a value of a document is as it asks. */
  boolean matches(String value);

  /** A text with wildcards, whole; case does not count. */
  record Text(Glob glob) implements ValueTest {
    @Override
    public boolean matches(String value) {
      byte[] bytes = Fold.text(value).getBytes(StandardCharsets.UTF_8);
      return glob.matches(bytes, 0, bytes.length);
    }
  }

  /** A network that an address lies in. */
  record Cidr(Network network) implements ValueTest {
    @Override
    public boolean matches(String value) {
      byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
      IpAddress address = new IpAddress();
      return address.parse(bytes, 0, bytes.length) && network.contains(address);
    }
  }

  /** A regular expression that is found in a text, in linear time. */
  record Regex(Pattern pattern) implements ValueTest {
    @Override
    public boolean matches(String value) {
      return pattern.matcher(value).find();
    }
  }

  /**
   * Reads a test.
   *
   * @param modifier in lower case; empty for none
   */
  static ValueTest parse(String modifier, Yaml.Scalar value) throws YamlException {
    if (value.kind() == Yaml.Kind.NULL) {
      throw new YamlException(value, "null is no value here, put it in quotes to mean the text");
    }
    if (value.text().isEmpty()) {
      throw new YamlException(value, "an empty value");
    }
    return switch (modifier) {
      case "" -> text(value, false, false);
      case "contains" -> text(value, true, true);
      case "startswith" -> text(value, false, true);
      case "endswith" -> text(value, true, false);
      case "cidr" -> {
        Network network = Network.parse(value.text());
        if (network == null) {
          throw new YamlException(value, "'" + value.text() + "' is no IP network");
        }
        yield new Cidr(network);
      }
      case "re" -> regex(value);
      default -> throw new IllegalArgumentException(modifier);
    };
  }

  /** Whether a modifier, in lower case, is one of {@link #MODIFIERS}. */
  static boolean isModifier(String modifier) {
    return switch (modifier) {
      case "contains", "startswith", "endswith", "cidr", "re" -> true;
      default -> false;
    };
  }

  private static ValueTest text(Yaml.Scalar value, boolean before, boolean behind) {
    return new Text(Glob.compile(TextPattern.parse(value.text()).open(before, behind), false));
  }

  private static ValueTest regex(Yaml.Scalar value) throws YamlException {
    try {
      return new Regex(Pattern.compile(value.text()));
    } catch (PatternSyntaxException e) {
      String reason = String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " ");
      throw new YamlException(
          value, "a regular expression that RE2, in linear time, cannot run: " + reason);
    }
  }
}
