package io.trailhound.pipeline.cli;

import io.trailhound.pipeline.pull.Clients;
import io.trailhound.pipeline.pull.Outcome;
import io.trailhound.pipeline.pull.Part;
import io.trailhound.pipeline.pull.Pull;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkException;

/** {@code trailhound identity}. */
@Command(
    name = "identity",
    mixinStandardHelpOptions = true,
    description = "Directory files: who is behind a name.",
    synopsisSubcommandLabel = "COMMAND")
final class IdentityCommand {
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli injects the fields
  IdentityCommand() {}

  @Command(
      name = "pull",
      mixinStandardHelpOptions = true,
      description =
          "Fetches directory files from AWS, by calls that only read: the IAM credential report, "
              + "the organization, Identity Center. Run again, it goes on where it stopped. "
              + "Credentials come from AWS's usual places.")
  int pull(
      @Option(
              names = "--out",
              required = true,
              paramLabel = "DIR",
              description = "Where the files go.")
          Path folder,
      @Option(
              names = "--only",
              paramLabel = "PART",
              description =
                  "credential-report, organization or identity-center; may be repeated (default: "
                      + "all).")
          @Nullable List<Part> only,
      @Option(
              names = "--aws-region",
              defaultValue = "us-east-1",
              paramLabel = "R",
              description = "The region of Identity Center (default: ${DEFAULT-VALUE}).")
          String region,
      @Option(
              names = "--rate",
              defaultValue = "5",
              paramLabel = "N",
              description = "Requests a second at most (default: ${DEFAULT-VALUE}).")
          long rate)
      throws IOException {
    if (rate < 1) {
      throw new UsageException("--rate takes a positive number");
    }
    List<Part> parts = only == null ? List.of(Part.values()) : only.stream().distinct().toList();
    Console console = new Console(spec.commandLine().getOut());
    List<Outcome> outcomes;
    try (Clients clients = Clients.open(region, rate)) {
      outcomes =
          Pull.run(
              clients,
              folder,
              parts,
              Instant.now(),
              (part, pages) -> console.progress(part + ": page " + Terminal.number(pages)));
    } catch (SdkException e) {
      throw new UsageException("cannot ask AWS whose credentials these are: " + e.getMessage(), e);
    } finally {
      console.progressEnds();
    }
    outcomes.forEach(outcome -> console.line(text(outcome)));
    return outcomes.stream().anyMatch(Outcome.Missing.class::isInstance) ? 1 : 0;
  }

  private static String text(Outcome outcome) {
    if (outcome instanceof Outcome.Written written) {
      return written.file()
          + ": "
          + written.counts().entrySet().stream()
              .map(count -> Terminal.number(count.getValue()) + " " + count.getKey())
              .collect(Collectors.joining(", "));
    }
    if (outcome instanceof Outcome.Missing missing) {
      return missing.file()
          + " not written: "
          + missing.reason()
          + (missing.resumable() ? "; run again to go on" : "");
    }
    return outcome.file() + ": kept, the last run has written it";
  }
}
