package io.trailhound.pipeline.replay;

import static io.trailhound.pipeline.replay.BrokenInput.join;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.trailhound.pipeline.fixture.Records;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Every kind of broken or odd file that a folder of trails was seen, or can be thought, to hold.
 */
final class BrokenInputs {
  private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final List<BrokenInput> inputs = new ArrayList<>();
  private int records;

  private BrokenInputs() {}

  static List<BrokenInput> all() {
    BrokenInputs made = new BrokenInputs();
    made.compressed();
    made.compressedAndMore();
    made.notTrails();
    made.encodings();
    made.empties();
    made.damagedRecords();
    made.sizes();
    made.lists();
    made.envelopes();
    made.names();
    return made.inputs;
  }

  private String next() {
    return next("");
  }

  private String next(String member) {
    int number = records++;
    return Records.json(
        number, "2026-03-02T08:%02d:%02dZ".formatted(number / 60 % 60, number % 60), member);
  }

  private List<String> many(int count) {
    List<String> many = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      many.add(next());
    }
    return many;
  }

  static String trail(List<String> records) {
    return "{\"Records\":[" + String.join(",", records) + "]}";
  }

  private static String trail(String... records) {
    return trail(List.of(records));
  }

  private void compressed() {
    inputs.add(
        BrokenInput.of("cut-in-header.json.gz", Gzip.cut(Gzip.of(trail(next())), 6))
            .fails("damaged gzip header"));
    List<String> many = many(400);
    byte[] whole = Gzip.of(trail(many));
    byte[] cut = Gzip.cut(whole, whole.length / 2);
    String beginning = Gzip.beginning(cut);
    List<String> before = many.stream().filter(beginning::contains).toList();
    String rest = beginning.substring(trail(before).length() - "]}".length() + ",".length());
    inputs.add(
        BrokenInput.of("cut-in-the-middle.json.gz", cut)
            .archives(before)
            .rejects("the input ends inside the record", rest)
            .fails("gzip ends early after " + cut.length + " compressed bytes"));
    List<String> two = many(2);
    inputs.add(
        BrokenInput.of(
                "cut-at-an-edge.json.gz", Gzip.flushed("{\"Records\":[" + String.join(",", two)))
            .archives(two)
            .fails("gzip ends early"));
    two = many(2);
    inputs.add(
        BrokenInput.of("bad-crc.json.gz", Gzip.flip(Gzip.of(trail(two)), -Gzip.trailer()))
            .archives(two)
            .fails("damaged gzip"));
    two = many(2);
    inputs.add(
        BrokenInput.of("bad-length.json.gz", Gzip.flip(Gzip.of(trail(two)), -1))
            .archives(two)
            .fails("damaged gzip"));
    inputs.add(
        BrokenInput.of("reserved-block-type.json.gz", flipFirstBlock(Gzip.of(trail(next()))))
            .fails("damaged gzip"));
    two = many(2);
    inputs.add(BrokenInput.of("plain-with-gz-name.json.gz", trail(two)).archives(two));
    two = many(2);
    inputs.add(BrokenInput.of("gzip-without-gz-name.json", Gzip.of(trail(two))).archives(two));
    two = many(2);
    inputs.add(
        BrokenInput.of(
                "two-members.json.gz",
                join(Gzip.of("{\"Records\":[" + two.get(0) + ","), Gzip.of(two.get(1) + "]}")))
            .archives(two));
    inputs.add(
        BrokenInput.of("bomb-of-spaces.json.gz", Gzip.zeros(200 << 20, ' '))
            .fails("decompression bomb"));
  }

  private void compressedAndMore() {
    inputs.add(
        BrokenInput.of("bomb-of-zeros.json.gz", Gzip.zeros(200 << 20, 0))
            .rejects("", new byte[1 << 20], -1)
            .fails("decompression bomb"));
    List<String> two = many(2);
    inputs.add(
        BrokenInput.of(
                "garbage-behind-gzip.json.gz",
                join(Gzip.of(trail(two)), "<html>503</html>".getBytes(UTF_8)))
            .archives(two)
            .fails("bytes that are no gzip stand behind the gzip"));
    two = many(2);
    inputs.add(
        BrokenInput.of(
                "second-member-damaged.json.gz",
                join(Gzip.of(trail(two)), Gzip.flip(Gzip.of(trail(next())), 1)))
            .archives(two)
            .fails("bytes that are no gzip stand behind the gzip"));
  }

  private static byte[] flipFirstBlock(byte[] gzip) {
    byte[] damaged = gzip.clone();
    damaged[10] |= 6; // the block type that deflate has none of
    return damaged;
  }

  private void notTrails() {
    String text = "Dear colleague,\nthis is no trail.\n";
    inputs.add(BrokenInput.of("letter.txt", text).rejects("", text));
    byte[] png = join(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13});
    inputs.add(BrokenInput.of("picture.png", png).rejects("", png));
    byte[] zip = zip(trail(next()));
    inputs.add(BrokenInput.of("trail.zip", zip).rejects("", zip));
    String html = "<html><body>AccessDenied</body></html>";
    inputs.add(BrokenInput.of("error-page.json", html).rejects("", html));
  }

  private static byte[] zip(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      ZipEntry entry = new ZipEntry("trail.json");
      entry.setTime(0);
      zip.putNextEntry(entry);
      zip.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private void encodings() {
    String wide = next();
    byte[] utf16 = join(new byte[] {(byte) 0xFF, (byte) 0xFE}, trail(wide).getBytes(UTF_16LE));
    inputs.add(BrokenInput.of("utf-16.json", utf16).archives(wide));
    List<String> two = many(2);
    inputs.add(
        BrokenInput.of("byte-order-mark.json", join(BOM, trail(two).getBytes(UTF_8)))
            .archives(two));
    List<String> three = many(3);
    byte[] invalid = three.get(1).replace("GetObject", "Get~bject").getBytes(UTF_8);
    invalid[three.get(1).indexOf("GetObject") + 3] = (byte) 0xC0;
    inputs.add(
        BrokenInput.of(
                "invalid-utf-8.json",
                join(
                    ("{\"Records\":[" + three.get(0) + ",").getBytes(UTF_8),
                    invalid,
                    ("," + three.get(2) + "]}").getBytes(UTF_8)))
            .archives(three.get(0), three.get(2))
            .rejects("UTF-8", invalid));
  }

  private void empties() {
    inputs.add(BrokenInput.of("empty.json.gz", new byte[0]));
    inputs.add(BrokenInput.of("empty-inside.json.gz", Gzip.of("")));
    inputs.add(BrokenInput.of("white-space.json", " \r\n\t "));
    inputs.add(BrokenInput.of("no-members.json", "{}").rejects("no CloudTrail record", "{}"));
    inputs.add(BrokenInput.of("no-records.json", trail()));
    inputs.add(BrokenInput.of("empty-list.json", "[]"));
    inputs.add(BrokenInput.of("null.json", "null").rejects("no object", "null"));
    inputs.add(
        BrokenInput.of("null-records.json", "{\"Records\":null}").rejects("no object", "null"));
  }

  private void damagedRecords() {
    inList("string-records.json", "\"a\"", "no object");
    inList("number-records.json", "5", "no object");
    List<String> around = many(2);
    String open = cutLast(next());
    inputs.add(
        BrokenInput.of("missing-brace.json", trail(around.get(0), open, around.get(1)))
            .archives(around)
            .rejects("", open + ","));
    inList("control-character.json", next("\"sharedEventID\":\"a\u0001b\""), "control");
    inList("bad-escape.json", next("\"sharedEventID\":\"a\\xb\""), "escape");
    inList("bad-number.json", next("\"sharedEventID\":01"), "");
    inList("unquoted.json", next("\"sharedEventID\":NaN"), "");
    inList("other-object.json", "{\"a\":[1,{\"b\":2}]}", "no CloudTrail record");
    inList(
        "deep.json",
        next("\"requestParameters\":" + "[".repeat(100_000) + "]".repeat(100_000)),
        "");
    List<String> three = many(3);
    String unterminated = three.get(1).replace("\"awsRegion\":\"eu-west-1\"", "\"awsRegion\":\"eu");
    inputs.add(
        BrokenInput.of("unterminated.json", trail(three.get(0), unterminated, three.get(2)))
            .archives(three.get(0), three.get(2))
            .rejects("", unterminated + ","));
  }

  private static String cutLast(String text) {
    return text.substring(0, text.length() - 1);
  }

  private void inList(String name, String bad, String reason) {
    List<String> two = many(2);
    inputs.add(
        BrokenInput.of(name, trail(two.get(0), bad, two.get(1)))
            .archives(two)
            .rejects(reason, bad));
  }

  private void sizes() {
    String large = next("\"errorMessage\":\"" + "m".repeat(1 << 20) + "\"");
    inputs.add(BrokenInput.of("large-record.json", trail(large)).archives(large));
    List<String> two = many(2);
    String huge = next("\"errorMessage\":\"" + "m".repeat(40 << 20) + "\"");
    inputs.add(
        BrokenInput.of("huge-record.json", trail(two.get(0), huge, two.get(1)))
            .archives(two)
            .rejects(
                "a record of more than",
                huge.substring(0, 1 << 20).getBytes(UTF_8),
                huge.length()));
  }

  private void lists() {
    List<String> two = many(2);
    String unfinished = "{\"Records\":[" + String.join(",", two);
    inputs.add(
        BrokenInput.of("unfinished-list.json", unfinished)
            .archives(two)
            .fails("the input ends before its list of records does"));
    two = many(2);
    inputs.add(
        BrokenInput.of("unfinished-object.json", cutLast(trail(two)))
            .archives(two)
            .fails("the input ends before the object around its records does"));
    two = many(2);
    String half = next().substring(0, 100);
    inputs.add(
        BrokenInput.of("unfinished-record.json", trail(two).replace("]}", "," + half))
            .archives(two)
            .rejects("the input ends inside the record", half)
            .fails("the input ends before its list of records does"));
    List<String> three = many(3);
    inputs.add(
        BrokenInput.of(
                "garbage-between-lines.json",
                three.get(0) + "\n%% restarted\n" + three.get(1) + "\r\n" + three.get(2) + "\n")
            .archives(three)
            .rejects("", "%% restarted\n"));
    two = many(2);
    inputs.add(
        BrokenInput.of("nul-behind.json", trail(two) + "\0\0\0")
            .archives(two)
            .rejects("", "\0\0\0"));
    two = many(2);
    inputs.add(
        BrokenInput.of("two-trails.json", trail(two.get(0)) + trail(two.get(1))).archives(two));
  }

  private void envelopes() {
    inputs.add(
        BrokenInput.of(
            "digest.json.gz",
            Gzip.of(
                "{\"awsAccountId\":\"111122223333\",\"digestS3Object\":\"d.json.gz\",\"logFiles\":[]}")));
    inputs.add(
        BrokenInput.of(
            "control-message.json",
            "{\"messageType\":\"CONTROL_MESSAGE\",\"owner\":\"CloudwatchLogs\",\"logEvents\":"
                + "[{\"id\":\"\",\"timestamp\":1772438400000,\"message\":\"CWL CONTROL MESSAGE\"}]}"));
    String inside = next();
    String plain = "sshd[7]: session opened";
    inputs.add(
        BrokenInput.of(
                "data-message.json",
                "{\"messageType\":\"DATA_MESSAGE\",\"logGroup\":\"g\",\"logEvents\":["
                    + logEvent(plain)
                    + ","
                    + logEvent(inside)
                    + "]}")
            .archives(
                "{\"message\":\""
                    + plain
                    + "\",\"event\":{\"kind\":\"event\",\"dataset\":\"plain\",\"id\":\"1\"},"
                    + "\"aws\":{\"cloudwatch\":{\"log_group\":\"g\"}},"
                    + "\"@timestamp\":\"2026-03-02T08:00:00.000Z\"}",
                inside));
    String hostile =
        next()
            .replace("\"eu-west-1\"", "\"../../../../../region\"")
            .replace("\"111122223333\"", "\"/../../account\"");
    inputs.add(BrokenInput.of("paths-in-fields.json", trail(hostile)).archives(hostile));
    String controls =
        next().replace("\"eu-west-1\"", "\"eu\\u0000\\n=west\"").replace("GetObject", "\\u001b[2J");
    inputs.add(BrokenInput.of("controls-in-fields.json", trail(controls)).archives(controls));
    String twice = next();
    String other = twice.replace("GetObject", "PutObject");
    inputs.add(BrokenInput.of("one-id-for-two.json", trail(twice, other)).archives(twice, other));
  }

  private static String logEvent(String message) {
    return "{\"id\":\"1\",\"timestamp\":1772438400000,\"message\":\""
        + message.replace("\\", "\\\\").replace("\"", "\\\"")
        + "\"}";
  }

  private void names() {
    for (String name :
        List.of(
            "name with spaces.json",
            "a#b?c%20d&e=f;g$h'i\"j<k>l[m]{n}*.json",
            "name\u001b[31m in red.json",
            "donn\u00e9es-\u65e5\u672c.json",
            "trail:2026.json",
            "back\\slash.json",
            "new\nline.json",
            "_underscore.json",
            "no-ending")) {
      String record = next();
      inputs.add(BrokenInput.of(name, trail(record)).archives(record));
    }
  }
}
