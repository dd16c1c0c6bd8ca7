package io.trailhound.bench.stage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.trailhound.bench.trail.Block;
import java.io.IOException;

/**
 * Jackson's tokens, of which nothing is kept: the yardstick, since any reader of JSON must look at
 * every byte once.
 */
public final class TokeniseStage implements Stage {
  private final JsonFactory factory = new JsonFactory();

  @Override
  public String name() {
    return "tokenise";
  }

  @Override
  public String unit() {
    return "tokens";
  }

  @Override
  public long run(Block block) throws IOException {
    long tokens = 0;
    for (Block.Part part : block.parts()) {
      try (JsonParser parser = factory.createParser(block.bytes(), part.from(), part.length())) {
        while (parser.nextToken() != null) {
          tokens++;
        }
      }
    }
    return tokens;
  }
}
