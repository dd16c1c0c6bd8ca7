package io.trailhound.pipeline.sink.elasticsearch;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.apache.flink.connector.base.sink.writer.AsyncSinkWriterStateSerializer;

/** Writes the sink's buffer to state. */
final class IndexRequestSerializer extends AsyncSinkWriterStateSerializer<IndexRequest> {
  private static final int VERSION = 1;

  @Override
  protected void serializeRequestToStream(IndexRequest request, DataOutputStream out)
      throws IOException {
    out.writeUTF(request.id());
    out.writeLong(request.revision());
    out.writeInt(request.document().length);
    out.write(request.document());
  }

  @Override
  protected IndexRequest deserializeRequestFromStream(long requestSize, DataInputStream in)
      throws IOException {
    String id = in.readUTF();
    long revision = in.readLong();
    byte[] document = new byte[in.readInt()];
    in.readFully(document);
    return new IndexRequest(id, revision, document);
  }

  @Override
  public int getVersion() {
    return VERSION;
  }
}
