package io.trailhound.pipeline.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * The configuration file: YAML whose keys are the long options without their dashes, and whose
 * values are theirs: a text, a list for an option that may be repeated, {@code true} for a flag.
 * What stands on the command line wins.
 */
final class ConfigFile {
  private static final String OPTION = "--config";

  private ConfigFile() {}

  /** The arguments with the options of the file named by {@code --config} added to them. */
  static String[] expand(String... args) {
    String file = null;
    Set<String> given = new LinkedHashSet<>();
    for (int i = 0; i < args.length; i++) {
      String name = args[i].contains("=") ? args[i].substring(0, args[i].indexOf('=')) : args[i];
      given.add(name);
      if (name.equals(OPTION)) {
        file =
            args[i].contains("=")
                ? args[i].substring(OPTION.length() + 1)
                : i + 1 < args.length ? args[i + 1] : null;
      }
    }
    if (file == null) {
      return args;
    }
    List<String> all = new ArrayList<>(Arrays.asList(args));
    for (Map.Entry<?, ?> entry : read(file).entrySet()) {
      String option = "--" + entry.getKey();
      if (given.contains(option)) {
        continue;
      }
      Object value = entry.getValue();
      if (value instanceof List<?> list) {
        list.forEach(item -> all.add(option + "=" + item));
      } else if (value != null) {
        all.add(option + "=" + value);
      }
    }
    return all.toArray(new String[0]);
  }

  private static Map<?, ?> read(String file) {
    LoaderOptions limits = new LoaderOptions();
    limits.setMaxAliasesForCollections(0);
    limits.setAllowDuplicateKeys(false);
    try (Reader in = Files.newBufferedReader(Path.of(file), StandardCharsets.UTF_8)) {
      DumperOptions unused = new DumperOptions();
      Yaml yaml =
          new Yaml(
              new SafeConstructor(limits), new Representer(unused), unused, limits, new TextOnly());
      Object root = yaml.load(in);
      if (root == null) {
        return Map.of();
      }
      if (root instanceof Map<?, ?> map) {
        return map;
      }
      throw new UsageException(file + ": expected keys and values");
    } catch (IOException e) {
      throw new UsageException("cannot read the configuration file " + file, e);
    } catch (YAMLException e) {
      throw new UsageException(file + ": " + String.valueOf(e.getMessage()).replace('\n', ' '), e);
    }
  }

  /** Takes every value as it is written: an account id is no number, and a date is no time. */
  private static final class TextOnly extends Resolver {
    @Override
    protected void addImplicitResolvers() {
      // none: text is text
    }
  }
}
