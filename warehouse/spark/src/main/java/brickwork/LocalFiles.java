package brickwork;

import java.io.IOException;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/** Files without check sums and without permissions: Hadoop starts a process, chmod, for each file that it makes. */
public final class LocalFiles extends RawLocalFileSystem {
  @Override
  public void setPermission(Path p, FsPermission permission) throws IOException {
    // The directory is the user's own.
  }
}
