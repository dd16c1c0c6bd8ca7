package io.trailhound.pipeline.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trailhound.detection.sigma.parse.RuleSet;
import io.trailhound.events.ObjectEnd;
import io.trailhound.pipeline.baseline.Inquiry;
import io.trailhound.pipeline.config.TrailFilter;
import io.trailhound.pipeline.enrich.KnowledgeFiles;
import io.trailhound.pipeline.source.Input;
import io.trailhound.pipeline.source.TrailScan;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code trailhound baseline}. */
@Command(
    name = "baseline",
    mixinStandardHelpOptions = true,
    description = "What baselines have learned.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = BaselineCommand.Show.class)
final class BaselineCommand {
  BaselineCommand() {}

  /** {@code trailhound baseline show}. */
  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description =
          "Shows what is normal for an address, an identity, a bucket or whatever baselines group "
              + "by: as a heat map of the hours of the week and in numbers, with the alerts.")
  static final class Show implements Callable<Integer> {
    /** The most characters of a text that is named in place of the key. */
    private static final int NEAREST = 100;

    private static final ObjectMapper JSON =
        new ObjectMapper(
            // A terminal may take what is not ASCII for commands.
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build());

    @Spec private CommandSpec spec;

    @Parameters(
        paramLabel = "KEY",
        description = "One of the values that a baseline groups by: an address, an ARN, a bucket.")
    private String key;

    @Option(
        names = "--input",
        paramLabel = "PATH",
        description =
            "A trail or an archive: a file, a folder, or an s3:// prefix. May be repeated.")
    private List<String> inputs = List.of();

    @Option(names = "--archive", paramLabel = "DIR", description = "An archive.")
    private @Nullable String archive;

    @Option(
        names = "--from",
        paramLabel = "T",
        converter = Times.class,
        description = "Only records from this time on, ISO-8601: 2026-03-02 or 2026-03-02T08:00Z.")
    private @Nullable Instant from;

    @Option(
        names = "--to",
        paramLabel = "T",
        converter = Times.class,
        description = "Only records before this time.")
    private @Nullable Instant to;

    @Option(
        names = "--rules",
        paramLabel = "DIR",
        description = "Rules to use instead of the shipped ones. May be repeated.")
    private List<Path> rules = List.of();

    @Option(
        names = "--rule",
        paramLabel = "RULE",
        description = "Only the baseline of this id, title or name.")
    private @Nullable String rule;

    @Option(names = "--json", description = "Print one JSON document in place of the page.")
    private boolean json;

    @Option(
        names = "--svg",
        paramLabel = "FILE",
        description = "Write the heat maps as an SVG as well.")
    private @Nullable Path svg;

    @Mixin private EnrichmentFiles enrichment;

    @SuppressWarnings("NullAway.Init") // picocli injects the fields
    Show() {}

    @Override
    public Integer call() throws Exception {
      Runtimes.prepareFileSystems();
      if (from != null && to != null && !from.isBefore(to)) {
        throw new UsageException("--from must be before --to");
      }
      if (key.isBlank()) {
        throw new UsageException("say of whom or what: a value that baselines group by");
      }
      List<Input> read = inputs();
      read.forEach(ReplayCommand::checkReadable);
      RuleSet loaded = RuleSources.of(rules).load();
      new Console(spec.commandLine().getErr()).ruleProblems(loaded);
      try (KnowledgeFiles files = new KnowledgeFiles(enrichment.options(Duration.ZERO))) {
        files.reload();
        long first = from == null ? Long.MIN_VALUE : from.toEpochMilli();
        long after = to == null ? Long.MAX_VALUE : to.toEpochMilli();
        Inquiry inquiry = new Inquiry(loaded, key, rule, first, after, files.current());
        if (inquiry.isAboutNothing()) {
          throw new UsageException(rule == null ? "no baseline rules" : "no baseline: " + rule);
        }
        TrailFilter filter = new TrailFilter(first, after, List.of(), List.of(), List.of());
        read(TrailScan.of(read, filter), inquiry);
        print(inquiry);
      }
      return 0;
    }

    private List<Input> inputs() {
      List<String> named = new ArrayList<>(inputs);
      if (archive != null) {
        named.add(archive);
      }
      if (named.isEmpty()) {
        throw new UsageException("name what to read: --input or --archive");
      }
      return named.stream().map(Input::of).toList();
    }

    private void read(TrailScan scan, Inquiry inquiry) throws IOException {
      Console progress = new Console(spec.commandLine().getErr());
      int[] objects = {0};
      scan.read(
          inquiry.plan(),
          outcome -> {
            inquiry.take(outcome);
            if (!json && outcome instanceof ObjectEnd && objects[0]++ % 100 == 0) {
              progress.inPlace(
                  "reading: %s of %s files"
                      .formatted(Terminal.number(objects[0]), Terminal.number(scan.objects())));
            }
          });
      progress.progressEnds();
      inquiry.finish();
    }

    private void print(Inquiry inquiry) throws IOException {
      if (inquiry.isUnreadable()) {
        throw new UsageException("nothing could be read: " + inquiry.failure());
      }
      if (inquiry.isEmpty()) {
        String nearest =
            inquiry.nearest().stream()
                .map(text -> Terminal.cut(Terminal.safe(text), NEAREST))
                .collect(Collectors.joining(", "));
        throw new UsageException(
            "no baseline knows "
                + Terminal.safe(key)
                + (nearest.isEmpty() ? ": none has any group" : "; nearest: " + nearest));
      }
      if (svg != null) {
        try (Writer out = Files.newBufferedWriter(svg)) {
          inquiry.svg(out);
        }
      }
      if (json) {
        String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(inquiry.json());
        spec.commandLine().getOut().println(text);
        spec.commandLine().getOut().flush();
      } else {
        new Console(spec.commandLine().getOut()).page(inquiry.page());
      }
    }
  }
}
