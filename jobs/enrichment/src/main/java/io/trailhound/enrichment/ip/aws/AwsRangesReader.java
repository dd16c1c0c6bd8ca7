package io.trailhound.enrichment.ip.aws;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.trailhound.enrichment.ip.JsonFiles;
import io.trailhound.enrichment.ip.Prefix;
import io.trailhound.enrichment.ip.PrefixParser;
import io.trailhound.enrichment.ip.PrefixTable;
import io.trailhound.enrichment.ip.PrefixTableBuilder;
import io.trailhound.enrichment.ip.RefusedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the tokens of {@code ip-ranges.json}: {@code prefixes} and {@code ipv6_prefixes}. */
final class AwsRangesReader {
  private static final int MOST = 1_000_000;

  private record Entry(Prefix block, AwsRange range) {}

  private final JsonParser json;
  private final PrefixParser parser = new PrefixParser();
  private final List<Entry> entries = new ArrayList<>();
  private String created = "";

  AwsRangesReader(JsonParser json) {
    this.json = json;
  }

  AwsRanges read() throws IOException, RefusedException {
    boolean any = false;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "createDate" -> created = orEmpty(JsonFiles.text(json));
        case "prefixes" -> {
          any = true;
          entries("ip_prefix");
        }
        case "ipv6_prefixes" -> {
          any = true;
          entries("ipv6_prefix");
        }
        default -> json.skipChildren();
      }
    }
    if (!any || entries.isEmpty()) {
      throw new RefusedException("it is not AWS's ip-ranges.json: it has no prefixes");
    }
    return build();
  }

  private void entries(String key) throws IOException, RefusedException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw new RefusedException(JsonFiles.line(json), "the prefixes are no list");
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() != JsonToken.START_OBJECT) {
        throw new RefusedException(JsonFiles.line(json), "a prefix is no object");
      }
      if (entries.size() == MOST) {
        throw new RefusedException(JsonFiles.line(json), "it has more than " + MOST + " prefixes");
      }
      entry(key);
    }
  }

  private void entry(String key) throws IOException, RefusedException {
    int line = JsonFiles.line(json);
    String prefix = null;
    String service = null;
    String region = null;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      if (name.equals(key)) {
        prefix = JsonFiles.text(json);
      } else if (name.equals("service")) {
        service = JsonFiles.text(json);
      } else if (name.equals("region")) {
        region = JsonFiles.text(json);
      } else {
        json.skipChildren();
      }
    }
    if (prefix == null || service == null || region == null) {
      throw new RefusedException(line, "a prefix lacks " + key + ", service or region");
    }
    if (!parser.parse(prefix)) {
      throw new RefusedException(line, parser.reason());
    }
    AwsRange range = new AwsRange(service, region);
    for (Prefix block : parser.blocks()) {
      entries.add(new Entry(block, range));
    }
  }

  private AwsRanges build() throws RefusedException {
    // Of equal blocks the table prefers the one added last: EC2 before any other service, and names
    // in order, so that the answer does not depend on the order of the file.
    entries.sort(
        Comparator.comparing((Entry entry) -> !entry.range.service().equals("EC2"))
            .thenComparing(entry -> entry.range.service())
            .thenComparing(entry -> entry.range.region()));
    List<AwsRange> ranges = new ArrayList<>();
    PrefixTableBuilder services = PrefixTable.builder();
    PrefixTableBuilder amazon = PrefixTable.builder();
    for (Entry entry : entries) {
      if (ranges.isEmpty() || !ranges.get(ranges.size() - 1).equals(entry.range)) {
        ranges.add(entry.range);
      }
      boolean general = entry.range.service().equals("AMAZON");
      (general ? amazon : services).add(entry.block, ranges.size() - 1);
    }
    try {
      return new AwsRanges(created, ranges, services.build(), amazon.build());
    } catch (IllegalArgumentException e) {
      throw new RefusedException(String.valueOf(e.getMessage()));
    }
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
