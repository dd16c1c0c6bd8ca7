package io.trailhound.pipeline.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.generate.habits.HabitOptions;
import io.trailhound.generate.habits.HabitRecord;
import io.trailhound.generate.habits.HabitTrail;
import io.trailhound.generate.habits.SideFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Weeks of habits with anomalies: behaviour rules alert, and say the same at any parallelism, in
 * any order of the records, and of copies among them.
 */
class HabitsIT {
  private static final int DAY = 86_400;

  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  Path temp;

  @Test
  void everyKindSaysTheSameOfTheSameRecords() throws Exception {
    HabitOptions options = HabitOptions.DEFAULT.withWeeks(4).withPrincipals(20).withAnomalies(6);
    HabitTrail trail = new HabitTrail(options);
    Path side = Files.createDirectories(temp.resolve("side"));
    SideFiles.write(trail, side);
    List<List<byte[]>> days = days(trail, options);

    RunOutput alone = replay(write(days, temp.resolve("ordered")), "one", 1, side);
    assertThat(alone.alerts())
        .extracting(alert -> alert.at("/trailhound/alert/kind").asText())
        .contains("baseline", "first_seen", "silence", "travel");
    RunOutput four = replay(temp.resolve("ordered"), "four", 4, side);
    assertThat(four.alertsText()).isEqualTo(alone.alertsText());

    RunOutput any = replay(write(shuffled(days), temp.resolve("shuffled")), "any", 2, side);
    assertThat(any.summary().at("/records/duplicate").asLong()).isGreaterThan(10_000);
    assertThat(RunOutput.withoutPlaces(any.alertsText()))
        .isEqualTo(RunOutput.withoutPlaces(alone.alertsText()));
  }

  private static List<List<byte[]>> days(HabitTrail trail, HabitOptions options) {
    List<List<byte[]>> days = new ArrayList<>();
    for (int day = 0; day < options.weeks() * 7 + 1; day++) {
      days.add(new ArrayList<>());
    }
    for (Iterator<HabitRecord> records = trail.records(); records.hasNext(); ) {
      HabitRecord record = records.next();
      long since = record.time() - options.start().getEpochSecond();
      days.get((int) (since / DAY)).add(record.json());
    }
    return days;
  }

  /** The same records in no order, every tenth of them twice, in as many files. */
  private static List<List<byte[]>> shuffled(List<List<byte[]>> days) {
    List<byte[]> all = new ArrayList<>();
    for (List<byte[]> day : days) {
      for (byte[] record : day) {
        all.add(record);
        if (all.size() % 11 == 10) {
          all.add(record);
        }
      }
    }
    Collections.shuffle(all, new Random(7));
    List<List<byte[]>> files = new ArrayList<>();
    int each = all.size() / days.size() + 1;
    for (int from = 0; from < all.size(); from += each) {
      files.add(all.subList(from, Math.min(from + each, all.size())));
    }
    return files;
  }

  private static Path write(List<List<byte[]>> files, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (int i = 0; i < files.size(); i++) {
      try (OutputStream out = Files.newOutputStream(folder.resolve("%03d.jsonl".formatted(i)))) {
        for (byte[] record : files.get(i)) {
          out.write(record);
          out.write('\n');
        }
      }
    }
    return folder;
  }

  private RunOutput replay(Path input, String name, int parallelism, Path side) {
    List<String> options = new ArrayList<>(List.of("--no-activity"));
    options.addAll(List.of("--geoip", side.resolve(SideFiles.NETWORKS).toString()));
    options.addAll(List.of("--aws-ranges", side.resolve(SideFiles.RANGES).toString()));
    options.addAll(List.of("--ip-list", "vpn=" + side.resolve(SideFiles.VPN) + ",allow"));
    options.addAll(List.of("--identity", side.resolve(SideFiles.OWNERS).toString()));
    options.addAll(List.of("--rules", side.resolve(SideFiles.CALENDARS).toString()));
    Path rules = Path.of(System.getProperty("trailhound.dist"), "rules");
    for (String kind : List.of("baseline", "first_seen", "rare", "silence", "travel")) {
      options.addAll(List.of("--rules", rules.resolve(kind).toString()));
    }
    return RunOutput.replay(
        input, temp.resolve("out-" + name), parallelism, options.toArray(String[]::new));
  }
}
