package io.trailhound.pipeline.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trailhound.generate.FolderTrailWriter;
import io.trailhound.generate.TrailGenerator;
import io.trailhound.generate.TrailOptions;
import io.trailhound.generate.TrailWriter;
import io.trailhound.generate.Truth;
import io.trailhound.pipeline.testing.KinesisServer.Put;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * What is put into the stream: the records of a generated trail and log lines, in every envelope,
 * some twice, in the order of their delivery and not of their time; and poison between them. The
 * same records and lines lie in files, for a replay.
 *
 * @param files the folder of the files
 * @param puts the messages, in order
 * @param poisons which of them are poison, by their place
 * @param messages the number of messages, those that share a record of the stream counted apart
 * @param deliveries the number of records and lines, duplicates included
 */
record Feed(
    Path files, List<Put> puts, Map<Integer, Poison> poisons, int messages, int deliveries) {
  private static final String PLACE = "AWSLogs/111122223333/CloudTrail/us-east-1/";
  private static final String NAME =
      "111122223333_CloudTrail_us-east-1_%s_LogLines00000000.json.gz";

  // Of large feeds most messages hold many records, as those of a busy account do: the server takes
  // messages far slower than the job reads them.
  private static final int FEW = 8;

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu/MM/dd", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Makes a feed; the files go into a folder that is empty. */
  static Feed make(TrailOptions options, Path files) throws IOException {
    List<Delivery> all = new ArrayList<>();
    try (FolderTrailWriter folder = new FolderTrailWriter(files, options.seed())) {
      TrailGenerator.generate(options, new Tee(folder, all));
    }
    List<Delivery> lines =
        LogLines.make(options.seed(), options.start().getEpochSecond(), options.days() * 288);
    bySlot(lines).forEach((stamp, slot) -> writeLines(files, stamp, slot));
    all.addAll(lines);

    Random random = new Random(options.seed());
    List<byte[]> messages = new ArrayList<>();
    for (List<Delivery> slot : bySlot(all).values()) {
      Collections.shuffle(slot, random);
      for (int at = 0; at < slot.size(); ) {
        int most = random.nextInt(4) == 0 ? FEW : (int) Math.max(FEW, options.events() / 2_000);
        int end = Math.min(slot.size(), at + 1 + random.nextInt(most));
        wrap(slot.subList(at, end), random, messages);
        at = end;
      }
    }
    return mixed(files, messages, random, all.size());
  }

  /** The records of a generated trail alone, in the order of their delivery. */
  static List<String> records(TrailOptions options, Path files) throws IOException {
    List<Delivery> all = new ArrayList<>();
    try (FolderTrailWriter folder = new FolderTrailWriter(files, options.seed())) {
      TrailGenerator.generate(options, new Tee(folder, all));
    }
    return all.stream().map(Delivery::json).toList();
  }

  /** Puts poison and control messages at random places between the messages. */
  private static Feed mixed(Path files, List<byte[]> messages, Random random, int deliveries)
      throws IOException {
    TreeMap<Integer, List<Poison>> before = new TreeMap<>();
    for (int round = 0; round < 3; round++) {
      for (Poison poison : Poison.all()) {
        int place = random.nextInt(messages.size());
        before.computeIfAbsent(place, key -> new ArrayList<>()).add(poison);
      }
    }
    List<Put> puts = new ArrayList<>();
    Map<Integer, Poison> poisons = new TreeMap<>();
    int shared = 0;
    for (int i = 0; i < messages.size(); i++) {
      for (Poison poison : before.getOrDefault(i, List.of())) {
        poisons.put(puts.size(), poison);
        puts.add(put(poison.bytes(), random));
      }
      if (i % 500 == 0) {
        puts.add(put(Envelopes.control(), random));
      }
      int end =
          random.nextInt(50) > 0 ? i + 1 : Math.min(messages.size(), i + 2 + random.nextInt(3));
      if (end > i + 1 && before.subMap(i + 1, end).isEmpty()) {
        String key = key(random);
        puts.add(new Put(key, Envelopes.aggregated(messages.subList(i, end), key)));
        shared += end - i - 1;
        i = end - 1;
      } else {
        puts.add(put(messages.get(i), random));
      }
    }
    return new Feed(files, puts, poisons, puts.size() + shared, deliveries);
  }

  private static Put put(byte[] bytes, Random random) {
    return new Put(key(random), bytes);
  }

  private static String key(Random random) {
    return Integer.toString(random.nextInt(1 << 20));
  }

  private static void wrap(List<Delivery> deliveries, Random random, List<byte[]> messages) {
    List<Delivery> lines = deliveries.stream().filter(Delivery::isLine).toList();
    if (lines.size() == deliveries.size() || (!lines.isEmpty() && random.nextInt(3) == 0)) {
      messages.add(Envelopes.logs(deliveries));
      return;
    }
    if (!lines.isEmpty()) {
      messages.add(Envelopes.logs(lines));
    }
    List<Delivery> others = deliveries.stream().filter(delivery -> !delivery.isLine()).toList();
    List<String> records = others.stream().map(Delivery::json).toList();
    boolean many = records.size() > FEW;
    // What is compressed costs the server least.
    switch (many && random.nextInt(4) > 0 ? 3 : random.nextInt(many ? 4 : 6)) {
      case 0 -> messages.add(Envelopes.array(records));
      case 1 -> messages.add(Envelopes.file(records));
      case 2 -> messages.add(Envelopes.jsonLines(records));
      case 3 -> messages.add(Envelopes.logs(others));
      case 4 -> records.forEach(json -> messages.add(Envelopes.single(json)));
      default -> records.forEach(json -> messages.add(Envelopes.eventBridge(json)));
    }
  }

  private static Map<Long, List<Delivery>> bySlot(List<Delivery> deliveries) {
    Map<Long, List<Delivery>> slots = new TreeMap<>();
    for (Delivery delivery : deliveries) {
      slots.computeIfAbsent(delivery.stamp(), key -> new ArrayList<>()).add(delivery);
    }
    return slots;
  }

  private static void writeLines(Path files, long stamp, List<Delivery> slot) {
    try {
      Instant time = Instant.ofEpochSecond(stamp);
      Path folder = Files.createDirectories(files.resolve(PLACE + DAY.format(time)));
      Files.write(folder.resolve(NAME.formatted(STAMP.format(time))), Envelopes.logs(slot));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a trail to files and keeps it. */
  private record Tee(TrailWriter files, List<Delivery> kept) implements TrailWriter {
    @Override
    public void write(String account, String region, long stamp, byte[] json, int length)
        throws IOException {
      files.write(account, region, stamp, json, length);
      kept.add(Delivery.ofRecord(stamp, new String(json, 0, length, UTF_8)));
    }

    @Override
    public void attack(Truth truth) throws IOException {
      files.attack(truth);
    }

    @Override
    public void advance(long stamp) throws IOException {
      files.advance(stamp);
    }

    @Override
    public long finish() throws IOException {
      return files.finish();
    }
  }
}
