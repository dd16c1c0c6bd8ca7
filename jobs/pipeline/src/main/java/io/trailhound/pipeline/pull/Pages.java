package io.trailhound.pipeline.pull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The calls of one part, in their order. Each page is kept in a file of its own, with the call that
 * it answers, and one that is there is not asked for again. So a part goes on where it stopped by
 * doing the same once more, and knows nothing of it.
 */
final class Pages {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final IntConsumer onPage;
  private int number;
  private boolean resumed;

  /**
   * Keeps pages in a folder.
   *
   * @param onPage hears how many pages there are
   */
  Pages(Path folder, IntConsumer onPage) {
    this.folder = folder;
    this.onPage = onPage;
  }

  /** Lists from a token on, or from the start without one. */
  @FunctionalInterface
  interface Listing {
    /** Asks AWS. */
    Page page(@Nullable String token);
  }

  /** Takes the items of a list. */
  @FunctionalInterface
  interface Taker {
    /** Takes one. */
    void take(ObjectNode item) throws IOException;
  }

  /** Whether a page of an earlier run was used. */
  boolean resumed() {
    return resumed;
  }

  /**
   * Goes through all pages of a list.
   *
   * @param action the IAM action
   * @param of what the list is of, as a unit's id; empty when there is one list only
   */
  void each(String action, String of, Listing listing, Taker taker)
      throws IOException, NotPulledException {
    @Nullable String token = null;
    do {
      Page page = page(action, of, token, listing);
      for (ObjectNode item : page.items()) {
        taker.take(item);
      }
      if (token != null && token.equals(page.next())) {
        throw new NotPulledException(action + " gives the same page again and again");
      }
      token = page.next();
    } while (token != null);
  }

  /** Makes a call that is not kept. */
  static <T> T ask(String action, Supplier<T> call) throws NotPulledException {
    try {
      return call.get();
    } catch (SdkException e) {
      throw NotPulledException.of(action, e);
    }
  }

  private Page page(String action, String of, @Nullable String token, Listing listing)
      throws IOException, NotPulledException {
    String call = action + " " + of + " " + (token == null ? "" : token);
    Path file = folder.resolve(String.format(Locale.ROOT, "%08d.json", number++));
    Optional<Page> kept = read(file, call);
    resumed |= kept.isPresent();
    Page page = kept.isPresent() ? kept.get() : ask(action, () -> listing.page(token));
    if (kept.isEmpty()) {
      write(file, call, page);
    }
    onPage.accept(number);
    return page;
  }

  private static Optional<Page> read(Path file, String call) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    JsonNode kept;
    try {
      kept = JSON.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      // The machine ended before the file was on the disk.
      return Optional.empty();
    }
    if (!kept.path("call").asText().equals(call)) {
      return Optional.empty();
    }
    List<ObjectNode> items = new ArrayList<>();
    kept.path("items").forEach(item -> items.add((ObjectNode) item));
    return Optional.of(new Page(items, kept.path("next").textValue()));
  }

  private static void write(Path file, String call, Page page) throws IOException {
    ArrayNode items = JSON.createArrayNode();
    page.items().forEach(items::add);
    ObjectNode kept = JSON.createObjectNode().put("call", call).put("next", page.next());
    kept.set("items", items);
    WholeFile.write(file, JSON.writeValueAsBytes(kept));
  }
}
