package io.trailhound.pipeline.cli;

import io.trailhound.generate.FolderTrailWriter;
import io.trailhound.generate.GeneratedTrail;
import io.trailhound.generate.TrailGenerator;
import io.trailhound.generate.TrailOptions;
import io.trailhound.generate.habits.HabitOptions;
import io.trailhound.generate.habits.HabitTrail;
import io.trailhound.generate.habits.SideFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code trailhound generate}. */
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a trail as S3 would hold it, the same for the same options: five days with an "
          + "intrusion, which is the sample of 'demo', any load with --events, or with --habits "
          + "weeks of people and machines with anomalies, which truth.ndjson tells.",
    })
final class GenerateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder for AWSLogs/ and truth.ndjson; must be empty or missing.")
  private Path out;

  @Option(names = "--seed", paramLabel = "N", description = "Another seed, another trail.")
  private @Nullable Long seed;

  @Option(
      names = "--events",
      paramLabel = "N",
      description = "A load of so many events in place of the sample.")
  private @Nullable Long events;

  @Option(
      names = "--habits",
      description = "Habits and anomalies in place of the sample; takes 2 GB.")
  private boolean habits;

  @Option(names = "--weeks", paramLabel = "N", description = "Weeks of habits.")
  private @Nullable Integer weeks;

  @Option(names = "--anomalies", paramLabel = "N", description = "Anomalies among the habits.")
  private @Nullable Integer anomalies;

  @Option(names = "--accounts", paramLabel = "N", description = "Accounts of a load.")
  private @Nullable Integer accounts;

  @Option(
      names = "--principals",
      paramLabel = "N",
      description = "Principals of a load, or with habits.")
  private @Nullable Integer principals;

  @Option(names = "--days", paramLabel = "N", description = "Days of a load.")
  private @Nullable Integer days;

  @Option(
      names = "--start",
      paramLabel = "T",
      converter = Times.class,
      description = "When the trail begins.")
  private @Nullable Instant start;

  @Option(names = "--attacks", paramLabel = "SHARE", description = "Share of attacks, 0 to 1.")
  private @Nullable Double attacks;

  @Option(
      names = "--duplicates",
      paramLabel = "SHARE",
      description = "Share of records that are delivered twice, 0 to 1.")
  private @Nullable Double duplicates;

  @Option(
      names = "--disorder",
      paramLabel = "SHARE",
      description = "Share of records that are delivered late, 0 to 1.")
  private @Nullable Double disorder;

  @SuppressWarnings("NullAway.Init") // picocli injects the fields
  GenerateCommand() {}

  @Override
  public Integer call() throws IOException {
    GeneratedTrail made = habits ? writeHabits() : writeTrail();
    new Console(spec.commandLine().getOut())
        .line(
            "%s records (%s distinct, %s of attacks) in %s files, %s of JSON: %s"
                .formatted(
                    Terminal.number(made.records()),
                    Terminal.number(made.distinctRecords()),
                    Terminal.number(made.attackRecords()),
                    Terminal.number(made.files()),
                    Terminal.bytes(made.bytes()),
                    out));
    return 0;
  }

  private GeneratedTrail writeTrail() throws IOException {
    TrailOptions options;
    try {
      options = options();
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()), e);
    }
    return write(options, out);
  }

  private GeneratedTrail writeHabits() throws IOException {
    if (events != null) {
      throw new UsageException("--habits and --events exclude each other");
    }
    HabitTrail trail;
    try {
      trail = new HabitTrail(habitOptions());
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()), e);
    }
    makeEmpty(out);
    SideFiles.write(trail, out);
    try (FolderTrailWriter writer = new FolderTrailWriter(out, trail.options().seed())) {
      return TrailGenerator.deliver(trail, writer);
    }
  }

  private HabitOptions habitOptions() {
    HabitOptions options = HabitOptions.DEFAULT;
    options = seed == null ? options : options.withSeed(seed);
    options = weeks == null ? options : options.withWeeks(weeks);
    options = principals == null ? options : options.withPrincipals(principals);
    options = anomalies == null ? options : options.withAnomalies(anomalies);
    return start == null ? options : options.withStart(start);
  }

  private TrailOptions options() {
    TrailOptions options = events == null ? TrailOptions.story() : TrailOptions.load();
    options = seed == null ? options : options.withSeed(seed);
    options = events == null ? options : options.withEvents(events);
    options = accounts == null ? options : options.withAccounts(accounts);
    options = principals == null ? options : options.withPrincipals(principals);
    options = days == null ? options : options.withDays(days);
    options = start == null ? options : options.withStart(start);
    options = attacks == null ? options : options.withAttackShare(attacks);
    options = duplicates == null ? options : options.withDuplicates(duplicates);
    return disorder == null ? options : options.withDisorder(disorder);
  }

  /** Makes a trail in a folder that is empty or missing. */
  static GeneratedTrail write(TrailOptions options, Path folder) throws IOException {
    makeEmpty(folder);
    try (FolderTrailWriter writer = new FolderTrailWriter(folder, options.seed())) {
      return TrailGenerator.generate(options, writer);
    }
  }

  private static void makeEmpty(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> children = Files.list(folder)) {
        if (children.findAny().isPresent()) {
          throw new UsageException(folder + " is not empty");
        }
      }
    }
    Files.createDirectories(folder);
  }
}
