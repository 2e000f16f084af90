package dev.tanemaki.database.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The server's settings: durable like any server that keeps data, ready for large loads. */
final class Settings {

  private static final long GIB = 1L << 30;

  private Settings() {}

  /** The settings file, written before every start. */
  static String text(int port, Path place, Map<String, String> extra) throws IOException {
    var settings = new LinkedHashMap<String, String>();
    settings.put("port", String.valueOf(port));
    settings.put("listen_addresses", "'127.0.0.1'");
    settings.put("unix_socket_directories", "''");
    settings.put("password_encryption", "'scram-sha-256'");
    // For roles of the operator's own: unlike the sandbox's, their passwords can be guessed.
    settings.put("scram_iterations", "4096");
    settings.put("max_connections", "100");
    settings.put("shared_buffers", "'256MB'");
    settings.put("maintenance_work_mem", "'128MB'");
    // Durable: what was committed survives a crash of the machine.
    settings.put("fsync", "on");
    settings.put("synchronous_commit", "on");
    settings.put("full_page_writes", "on");
    // Nobody replicates a sandbox, so an index build need not write its pages twice.
    settings.put("wal_level", "minimal");
    settings.put("max_wal_senders", "0");
    // A checkpoint in the middle of a load costs it a fifth; it needs the room, though.
    boolean roomy = Files.getFileStore(place).getUsableSpace() > 40 * GIB;
    settings.put("max_wal_size", roomy ? "'4GB'" : "'1GB'");
    settings.put("min_wal_size", roomy ? "'512MB'" : "'80MB'");
    settings.put("checkpoint_timeout", "'15min'");
    settings.put("log_line_prefix", "'%m [%p] '");
    // Containers often have 64 MB of shared memory, too little for a parallel index build.
    Path sharedMemory = Path.of("/dev/shm");
    if (Files.isDirectory(sharedMemory)
        && Files.getFileStore(sharedMemory).getTotalSpace() < GIB / 2) {
      settings.put("dynamic_shared_memory_type", "'mmap'");
    }
    settings.putAll(extra);
    var text = new StringBuilder("# Written by Tanemaki before every start; use ALTER SYSTEM.\n");
    settings.forEach((name, value) -> text.append(name).append(" = ").append(value).append('\n'));
    return text.toString();
  }
}
