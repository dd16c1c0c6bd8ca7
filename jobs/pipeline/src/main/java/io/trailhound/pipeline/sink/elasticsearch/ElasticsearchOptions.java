package io.trailhound.pipeline.sink.elasticsearch;

import java.io.Serializable;
import java.net.URI;

/**
 * Where alerts are indexed. Secrets are not here: the API key comes from the environment of the
 * process that connects, see {@link Clients}.
 *
 * @param url the server, {@code http://} or {@code https://}
 * @param index the index or alias
 * @param submitted when the job was submitted, in milliseconds since 1970: a later run overwrites
 *     what an earlier one left
 */
public record ElasticsearchOptions(URI url, String index, long submitted) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Where alerts go when nothing else is said. */
  public static final String DEFAULT_INDEX = "trailhound-alerts";
}
