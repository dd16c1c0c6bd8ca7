package io.trailhound.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Options: where they are described, and where they come from. */
class OptionsTest {
  private static final Path DOCS =
      Path.of(System.getProperty("trailhound.checkout", "../.."), "docs/configuration.md");

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  Path folder;

  @Test
  void everyOptionOfTheJobsIsDocumented() throws Exception {
    String docs = Files.readString(DOCS);
    for (String command : new String[] {"replay", "live", "feed", "who", "identity pull"}) {
      int from = docs.indexOf("## Options of `" + command + "`");
      assertThat(from).as(command).isNotNegative();
      String section = docs.substring(from, docs.indexOf("\n## ", from + 1));
      CommandLine line = new CommandLine(new Main());
      for (String name : command.split(" ", -1)) {
        line = Objects.requireNonNull(line.getSubcommands().get(name));
      }
      for (OptionSpec option : line.getCommandSpec().options()) {
        if (option.usageHelp() || option.versionHelp()) {
          continue;
        }
        String name = "| `" + option.longestName() + " " + option.paramLabel() + "`";
        String flag = "| `" + option.longestName() + "`";
        assertThat(section).contains(option.arity().max() == 0 ? flag : name);
        if (option.defaultValue() != null && !option.defaultValue().isEmpty()) {
          assertThat(section).as(name).contains("`" + option.defaultValue() + "` |");
        }
      }
    }
  }

  @Test
  void theManagedServicesPropertiesAreOptions() throws Exception {
    Path file = folder.resolve("application_properties.json");
    Files.writeString(
        file,
        """
        [{"PropertyGroupId": "other", "PropertyMap": {"x": "y"}},
         {"PropertyGroupId": "trailhound",
          "PropertyMap": {"stream.2": "b", "stream.1": "a", "out": "s3://example-results/live"}}]
        """);
    assertThat(ManagedService.read(file))
        .containsExactly("live", "--out=s3://example-results/live", "--stream=a", "--stream=b");
  }

  @Test
  void logGroupsSayFormatZoneAndFields() throws Exception {
    var group = new LogGroups().convert("/vpc/*=vpcflow;fields=version srcaddr;zone=Asia/Tokyo");
    assertThat(group.pattern()).isEqualTo("/vpc/*");
    assertThat(group.format()).isEqualTo("vpcflow");
    assertThat(group.fields()).containsExactly("version", "srcaddr");
    assertThat(group.zone()).isEqualTo("Asia/Tokyo");
  }
}
