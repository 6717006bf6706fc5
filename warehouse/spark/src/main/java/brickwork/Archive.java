package brickwork;

import java.nio.file.Path;

final class Archive {
  static void write(Engine engine, Path file) {}
}
