package io.trailhound.bench.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlockTest {
  @Test
  void everyFileIsInOneBlock(@TempDir Path folder) throws IOException {
    Queue<Path> files = new ArrayDeque<>();
    for (String text : List.of("four", "six677", "a text larger than a block", "x", "")) {
      files.add(write(folder, files.size() + ".json.gz", text));
    }
    Block block = new Block(11);
    List<List<String>> blocks = new ArrayList<>();

    while (block.fill(files)) {
      blocks.add(block.parts().stream().map(part -> text(block, part)).toList());
    }

    assertThat(blocks)
        .containsExactly(List.of("four", "six677"), List.of("a text larger than a block", "x", ""));
  }

  private static String text(Block block, Block.Part part) {
    return new String(block.bytes(), part.from(), part.length(), StandardCharsets.UTF_8);
  }

  private static Path write(Path folder, String name, String text) throws IOException {
    Path file = folder.resolve(name);
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }
}
