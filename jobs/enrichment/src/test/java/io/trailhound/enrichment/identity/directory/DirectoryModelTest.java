package io.trailhound.enrichment.identity.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** The readers against a slow, obvious model, over files in all their ways of writing. */
class DirectoryModelTest {

  @Property(tries = 1000, seed = "12")
  void knowsWhatTheRowsSay(@ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int count)
      throws IOException {
    DirectoryWriter writer = new DirectoryWriter(seed);
    List<Path> files = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        files.add(Files.writeString(Files.createTempFile("directory", ""), writer.file()));
      }
      DirectoryFiles.Loaded loaded = DirectoryFiles.load(files);
      assertThat(loaded.problems()).isEmpty();
      DirectoryModel model = new DirectoryModel(writer.rows());
      check(loaded.directory(), model);
      // Every file once more says nothing new.
      List<Path> twice = new ArrayList<>(files);
      twice.addAll(files);
      check(DirectoryFiles.load(twice).directory(), model);
    } finally {
      for (Path file : files) {
        Files.delete(file);
      }
    }
  }

  private static void check(Directory directory, DirectoryModel model) {
    Map<String, Map<String, String>> identities = new TreeMap<>();
    for (String key : model.identities().keySet()) {
      identities.put(key, facts(directory.identity(key).orElse(IdentityFacts.NONE)));
    }
    Map<String, Map<String, String>> expected = model.identities();
    expected.values().forEach(facts -> facts.putIfAbsent("groups", "[]"));
    assertThat(identities).isEqualTo(expected);
    assertThat(directory.identities()).isEqualTo(expected.size());
    Map<String, Map<String, String>> accounts = new TreeMap<>();
    for (String id : model.accounts().keySet()) {
      accounts.put(id, facts(directory.account(id).orElseThrow()));
    }
    assertThat(accounts).isEqualTo(model.accounts());
    assertThat(directory.accounts()).isEqualTo(accounts.size());
  }

  private static Map<String, String> facts(IdentityFacts facts) {
    Map<String, String> texts = new TreeMap<>();
    put(texts, "name", facts.name());
    put(texts, "owner", facts.owner());
    put(texts, "email", facts.email());
    put(texts, "department", facts.department());
    put(texts, "zone", facts.timeZone());
    put(texts, "groups", facts.groups().toString());
    return texts;
  }

  private static Map<String, String> facts(AccountFacts facts) {
    Map<String, String> texts = new TreeMap<>();
    put(texts, "name", facts.name());
    put(texts, "email", facts.email());
    put(texts, "status", facts.status());
    put(texts, "unit", facts.unit());
    return texts;
  }

  private static void put(Map<String, String> texts, String name, @Nullable String text) {
    if (text != null) {
      texts.put(name, text);
    }
  }
}
