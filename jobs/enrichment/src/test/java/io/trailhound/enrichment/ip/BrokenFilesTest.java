package io.trailhound.enrichment.ip;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.enrichment.ip.geo.MmdbWriter;
import io.trailhound.enrichment.ip.list.ListKind;
import io.trailhound.enrichment.ip.list.ListSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of broken file is refused with its name, its line and a plain reason. */
class BrokenFilesTest {
  private static final class Broken {
    final String file;
    final byte[] content;
    final int line;
    final String reason;

    Broken(String file, byte[] content, int line, String reason) {
      this.file = file;
      this.content = content;
      this.line = line;
      this.reason = reason;
    }

    @Override
    public String toString() {
      return file + ": " + reason;
    }
  }

  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  Path dir;

  static Stream<Broken> databases() {
    byte[] good = database().bytes();
    byte[] garbage = good.clone();
    Arrays.fill(garbage, 0, 24 * 6, (byte) 0xEE);
    byte[] tail = Arrays.copyOfRange(good, good.length - 250, good.length);
    return Stream.of(
        new Broken("empty.mmdb", new byte[0], 0, "it is empty"),
        text("text.mmdb", 0, "it does not end with metadata", "198.51.100.7\n"),
        new Broken(
            "half.mmdb", Arrays.copyOf(good, good.length / 2), 0, "its parts do not fit together"),
        new Broken("tail.mmdb", tail, 0, "a damaged one"),
        new Broken("tree.mmdb", garbage, 0, "a damaged one"),
        database(
            "big.mmdb", "it is truncated: its tree of", database().metadata("node_count", 9999)),
        database("none.mmdb", "its tree has no nodes", database().metadata("node_count", 0)),
        database(
            "untyped.mmdb",
            "its metadata name no database type",
            database().without("database_type")),
        database(
            "size.mmdb", "it has tree records of 20 bits", database().metadata("record_size", 20)),
        database(
            "format.mmdb",
            "format version 3",
            database().metadata("binary_format_major_version", 3)),
        database(
            "version.mmdb", "it has addresses of version 5", database().metadata("ip_version", 5)),
        database(
            "other.mmdb",
            "neither places nor networks; its type is Anon",
            new MmdbWriter("Anon", 4, 24).put("198.51.100.0/24", Map.of("is_anonymous", true))),
        database("nothing.mmdb", "it holds no network", new MmdbWriter("Nothing", 4, 24)));
  }

  static Stream<Broken> ranges() {
    String entry = "{\"ip_prefix\": \"%s\", \"region\": \"eu-west-1\", \"service\": \"S3\"}";
    return Stream.of(
        text("text-ranges.json", 1, "it is no valid JSON", "not json"),
        text("array-ranges.json", 1, "it is no JSON object", "[]"),
        text("other-ranges.json", 0, "it has no prefixes", "{\"objects\": [1, 2]}"),
        text("type-ranges.json", 1, "the prefixes are no list", "{\"prefixes\": {}}"),
        text("cut-ranges.json", 2, "it is no valid JSON", "{\"prefixes\": [\n{\"ip_prefix\": "),
        text(
            "bad-ranges.json",
            3,
            "'300.0.0.0/8' is no block",
            "{\"prefixes\": [\n"
                + entry.formatted("198.51.100.0/24")
                + ",\n"
                + entry.formatted("300.0.0.0/8")
                + "]}"),
        text(
            "lack-ranges.json",
            2,
            "lacks ip_prefix, service or region",
            "{\"prefixes\": [\n{\"ip_prefix\": \"198.51.100.0/24\"}]}"),
        text(
            "more-ranges.json",
            2,
            "there is more after the JSON object",
            "{\"prefixes\": [" + entry.formatted("198.51.100.0/24") + "]}\n{}"));
  }

  static Stream<Broken> lists() {
    String deep = "{\"a\":".repeat(100) + "1" + "}".repeat(100);
    return Stream.of(
        text("empty.txt", 0, "it is empty", ""),
        text("blank.txt", 0, "it is blank", " \n\n"),
        text("name.txt", 2, "'evil.example.com' is no address", "192.0.2.1\nevil.example.com\n"),
        text("octet.txt", 1, "'192.0.2.256' is no address", "192.0.2.256"),
        text("length.txt", 1, "the length must be 0 to 32", "192.0.2.0/33"),
        text("reversed.txt", 1, "it ends before it begins", "192.0.2.9-192.0.2.1"),
        text("mixed.txt", 1, "one end is IPv4", "192.0.2.9-2001:db8::1"),
        text("html.txt", 1, "'<html>' is no address", "<html>"),
        text("long.txt", 2, "a line is longer than 16384 bytes", "#\n" + "1".repeat(20_000)),
        text("zero.txt", 1, "it has a zero byte", "192.0.2.1\0"),
        new Broken("latin.txt", new byte[] {'#', (byte) 0xE9, '\n'}, 1, "it is no UTF-8 text"),
        text("header.csv", 1, "the first line must be a header", "192.0.2.1,x\n192.0.2.2,y\n"),
        text("comments.csv", 0, "it has no header", "# nothing\n"),
        text("values.csv", 3, "3 values for 2 columns", "ip,a\n192.0.2.1,x\n192.0.2.2,y,z\n"),
        text("quote.csv", 2, "a quoted value does not end", "ip,a\n192.0.2.1,\"x\n"),
        text("date.csv", 2, "'soon' is no ISO 8601", "ip,expires\n192.0.2.1,soon\n"),
        text("account.csv", 2, "'42' is no account id", "ip,account\n192.0.2.1,42\n"),
        text("none.csv", 2, "no column holds an address", "ip,a\nx,y\n"),
        text("repeats.csv", 0, "more than 4096 entries lie around 192.0.2.1/32", repeats()),
        text("cut.json", 1, "it is no valid JSON", "{\"type\": \"bundle\", \"objects\": ["),
        text("type.json", 0, "it is no STIX bundle", "{\"type\": \"report\"}"),
        text("deep.json", 1, "it is nested too deeply", deep),
        text("objects.json", 1, "are no list", "{\"type\": \"bundle\", \"objects\": 1}"),
        stix("pattern.json", "an indicator has no pattern", "\"name\": \"x\""),
        stix(
            "address.json",
            "'192.0.2.256' is no address",
            "\"pattern\": \"[ipv4-addr:value = '192.0.2.256']\""),
        stix(
            "order.json",
            "ends before it begins",
            "\"pattern\": \"[ipv4-addr:value = '192.0.2.1']\", "
                + "\"valid_from\": \"2026-02-01T00:00:00Z\", "
                + "\"valid_until\": \"2026-01-01T00:00:00Z\""));
  }

  @ParameterizedTest
  @MethodSource("databases")
  void database(Broken broken) throws Exception {
    Path file = Files.write(dir.resolve(broken.file), broken.content);
    refuses(new IpSources(List.of(file), Optional.empty(), List.of()), broken);
  }

  @ParameterizedTest
  @MethodSource("ranges")
  void ranges(Broken broken) throws Exception {
    Path file = Files.write(dir.resolve(broken.file), broken.content);
    refuses(new IpSources(List.of(), Optional.of(file), List.of()), broken);
  }

  @ParameterizedTest
  @MethodSource("lists")
  void list(Broken broken) throws Exception {
    Path file = Files.write(dir.resolve(broken.file), broken.content);
    refuses(lists(ListSource.of("list", ListKind.DENY, file)), broken);
  }

  @Test
  void aFolderAnAbsentFileAndAnAbsentColumn() throws Exception {
    Path folder = Files.createDirectory(dir.resolve("folder"));
    refuses(
        lists(ListSource.of("list", ListKind.DENY, folder)),
        new Broken("folder", new byte[0], 0, "it is a directory"));
    refuses(
        lists(ListSource.of("list", ListKind.DENY, dir.resolve("absent"))),
        new Broken("absent", new byte[0], 0, "there is no such file"));
    Path csv = Files.writeString(dir.resolve("column.csv"), "ip\n192.0.2.1\n");
    refuses(
        lists(ListSource.of("list", ListKind.DENY, csv).withColumn("addr")),
        new Broken("column.csv", new byte[0], 1, "there is no column 'addr'"));
  }

  private void refuses(IpSources sources, Broken broken) {
    Reload reload = new IpDataFiles(sources).reload();
    assertThat(reload).isInstanceOf(Reload.Kept.class);
    Problem problem = ((Reload.Kept) reload).problems().get(0);
    assertThat(problem.file()).isEqualTo(dir.resolve(broken.file).toString());
    assertThat(problem.reason()).contains(broken.reason).doesNotContain("Exception");
    assertThat(problem.line()).as(problem.toString()).isEqualTo(broken.line);
    assertThat(reload.data()).isSameAs(IpData.EMPTY);
  }

  private static IpSources lists(ListSource source) {
    return new IpSources(List.of(), Optional.empty(), List.of(source));
  }

  private static MmdbWriter database() {
    return new MmdbWriter("Country", 4, 24).put("198.51.100.0/24", Map.of("country_code", "SE"));
  }

  private static Broken database(String file, String reason, MmdbWriter writer) {
    return new Broken(file, writer.bytes(), 0, reason);
  }

  private static Broken stix(String file, String reason, String indicator) {
    String bundle = "{\"type\": \"bundle\", \"objects\": [\n{\"type\": \"indicator\", %s}]}";
    return text(file, 2, reason, bundle.formatted(indicator));
  }

  private static Broken text(String file, int line, String reason, String content) {
    return new Broken(file, content.getBytes(StandardCharsets.UTF_8), line, reason);
  }

  private static String repeats() {
    StringBuilder csv = new StringBuilder("ip,description\n");
    for (int i = 0; i < 5_000; i++) {
      csv.append("192.0.2.1,entry ").append(i).append('\n');
    }
    return csv.toString();
  }
}
