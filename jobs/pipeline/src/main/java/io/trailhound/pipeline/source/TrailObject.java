package io.trailhound.pipeline.source;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.Path;

/**
 * An object of a trail, or a folder of them.
 *
 * @param path where it is
 * @param length its size as stored, in bytes
 * @param folder whether it may have children
 */
record TrailObject(Path path, long length, boolean folder) {

  /** What is at a path; something that is missing is an object, which cannot be opened later. */
  static TrailObject of(Path path) throws IOException {
    return isLocal(path)
        ? of(new File(path.getPath()))
        : of(path.getFileSystem().getFileStatus(path));
  }

  // Flink's listing of the local disk fails on names with a backslash or a colon and on links that
  // lead nowhere: one such name would take all others with it.
  private static TrailObject of(File file) {
    return new TrailObject(new Path(file.toURI()), file.length(), file.isDirectory());
  }

  private static TrailObject of(FileStatus status) {
    return new TrailObject(status.getPath(), status.getLen(), status.isDir());
  }

  private static boolean isLocal(Path path) {
    return "file".equals(path.toUri().getScheme());
  }

  String name() {
    return path.getName();
  }

  /** What is in the folder, by name; itself as an object when it may not be listed. */
  List<TrailObject> children() throws IOException {
    List<TrailObject> children = new ArrayList<>();
    if (isLocal(path)) {
      File[] files = new File(path.getPath()).listFiles();
      if (files == null) {
        return List.of(new TrailObject(path, 0, false));
      }
      Arrays.sort(files);
      for (File file : files) {
        children.add(of(file));
      }
      return children;
    }
    FileStatus[] found = path.getFileSystem().listStatus(path);
    if (found == null) {
      throw new IOException("cannot list " + path);
    }
    for (FileStatus status : found) {
      children.add(of(status));
    }
    return children;
  }
}
