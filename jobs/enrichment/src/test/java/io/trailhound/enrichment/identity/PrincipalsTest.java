package io.trailhound.enrichment.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trailhound.enrichment.identity.Principal.Form;
import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.field.FieldReader;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PrincipalsTest {
  private static final Path FOLDER = Path.of("src", "test", "resources", "identity");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Principals principals = new Principals(Records.PLAN);

  static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void readsThePrincipal(String name) throws Exception {
    JsonNode fixture = JSON.readTree(FOLDER.resolve(name).toFile());
    Principal principal = principals.of(Records.load(fixture.get("record").toString()));
    Map<String, String> expected = new TreeMap<>();
    for (Map.Entry<String, JsonNode> field : fixture.get("expected").properties()) {
      expected.put(field.getKey(), field.getValue().asText());
    }
    assertThat(texts(principal)).isEqualTo(expected);
  }

  @Test
  void hasARecordOfEveryForm() throws IOException {
    Set<Form> forms = EnumSet.noneOf(Form.class);
    for (String name : names()) {
      JsonNode fixture = JSON.readTree(FOLDER.resolve(name).toFile());
      forms.add(Form.valueOf(fixture.get("expected").get("form").asText()));
    }
    assertThat(forms).containsExactlyInAnyOrder(Form.values());
  }

  @Test
  void takesAnyShapeOfIdentity() {
    for (String identity :
        List.of(
            "null",
            "[]",
            "\"text\"",
            "7",
            "{\"type\":null,\"arn\":7,\"principalId\":{},\"sessionContext\":[]}",
            "{\"type\":\"AssumedRole\"}",
            "{\"type\":\"AssumedRole\",\"arn\":\"arn:aws:sts::1:assumed-role//\"}",
            "{\"type\":\"AssumedRole\",\"arn\":\"nonsense\",\"principalId\":\":\"}",
            "{\"type\":\"FederatedUser\",\"principalId\":\"AROA:\"}",
            "{\"type\":\"IAMUser\",\"arn\":\":::::\"}",
            "{\"type\":\"Root\",\"sessionContext\":{\"sessionIssuer\":{}}}",
            "{\"type\":\"IAMUser\",\"arn\":\"" + "x".repeat(100_000) + "\"}")) {
      FieldReader reader =
          Records.load("{\"eventVersion\":\"1.08\",\"userIdentity\":" + identity + "}");
      Principal principal = principals.of(reader);
      assertThat(principal.key()).as(identity).isNotEmpty().hasSizeLessThan(3_000);
      assertThat(principal.name()).as(identity).isNotNull();
    }
  }

  @Test
  void refusesAPlanWithoutItsPaths() {
    assertThatThrownBy(() -> new Principals(CloudTrailField.plan(List.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("userIdentity.sessionContext.sourceIdentity");
  }

  private static Map<String, String> texts(Principal principal) throws Exception {
    Map<String, String> texts = new TreeMap<>();
    for (RecordComponent component : Principal.class.getRecordComponents()) {
      Object value = component.getAccessor().invoke(principal);
      if (value != null) {
        texts.put(component.getName(), value.toString());
      }
    }
    return texts;
  }
}
