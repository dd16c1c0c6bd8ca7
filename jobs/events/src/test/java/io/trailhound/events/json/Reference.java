package io.trailhound.events.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.trailhound.events.field.FieldPlan;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the scanner must find, found slowly: by a walk over Jackson's tree. */
final class Reference {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private Reference() {}

  /** Whether the bytes are UTF-8 and one JSON value, with white space around it or without. */
  static boolean isJson(byte[] bytes) {
    try {
      CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      JsonParser parser = MAPPER.createParser(text.toString());
      int values = 0;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        boolean ends = token.isScalarValue() || token.isStructEnd();
        values += ends && parser.getParsingContext().inRoot() ? 1 : 0;
      }
      return values == 1;
    } catch (IOException e) {
      return false;
    }
  }

  static JsonNode tree(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }

  /** The values of each path of a plan, sorted. */
  static Map<String, List<String>> values(FieldPlan plan, JsonNode root) {
    Map<String, List<String>> values = new TreeMap<>();
    members(plan, "", root, values);
    values.values().forEach(Collections::sort);
    return values;
  }

  private static void collect(
      FieldPlan plan, String path, JsonNode node, Map<String, List<String>> values) {
    boolean wanted = plan.slot(path) >= 0 && (!node.isArray() || node.isEmpty());
    if (wanted) {
      values.computeIfAbsent(path, key -> new ArrayList<>()).add(show(node));
    }
    if (node.isArray()) {
      node.forEach(element -> collect(plan, path, element, values));
    }
    members(plan, path + ".", node, values);
  }

  /** An empty key is a part of a path like any other, so that the root has no path of its own. */
  private static void members(
      FieldPlan plan, String prefix, JsonNode node, Map<String, List<String>> values) {
    node.properties()
        .forEach(field -> collect(plan, prefix + field.getKey(), field.getValue(), values));
  }

  private static String show(JsonNode node) {
    if (node.isTextual()) {
      return '"' + node.asText() + '"';
    }
    if (node.isObject()) {
      return showObject(node.toString());
    }
    return node.isNumber() ? showNumber(node.asText()) : node.toString();
  }

  static String showNumber(String text) {
    BigDecimal number = new BigDecimal(text);
    return "number " + (number.signum() == 0 ? "0" : number.stripTrailingZeros());
  }

  static String showObject(String text) {
    return "object " + tree(text);
  }
}
