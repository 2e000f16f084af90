package dev.tanemaki.ui.kit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

/** Writes pictures. Our own sixty lines, so that no window toolkit beside JavaFX is started. */
public final class Png {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final byte EIGHT_BITS = 8;
  private static final byte COLOUR_WITH_ALPHA = 6;

  private Png() {}

  /** The picture as a PNG file. */
  public static byte[] encode(Image image) {
    return encode(image, Deflater.DEFAULT_COMPRESSION);
  }

  /**
   * The same.
   *
   * @param level of compression, as {@link Deflater} has them: the least takes a third of the time
   */
  static byte[] encode(Image image, int level) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    var out = new ByteArrayOutputStream();
    out.writeBytes(SIGNATURE);
    var header = ByteBuffer.allocate(13).putInt(width).putInt(height);
    header.put(EIGHT_BITS).put(COLOUR_WITH_ALPHA);
    chunk(out, "IHDR", header.array());
    chunk(out, "IDAT", pixels(image, width, height, level));
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  private static byte[] pixels(Image image, int width, int height, int level) {
    int[] row = new int[width];
    byte[] line = new byte[1 + 4 * width];
    var packed = new ByteArrayOutputStream();
    try (var packer = new Deflater(level);
        var deflater = new DeflaterOutputStream(packed, packer)) {
      for (int y = 0; y < height; y++) {
        image
            .getPixelReader()
            .getPixels(0, y, width, 1, PixelFormat.getIntArgbInstance(), row, 0, width);
        for (int x = 0; x < width; x++) {
          int argb = row[x];
          line[1 + 4 * x] = (byte) (argb >> 16);
          line[2 + 4 * x] = (byte) (argb >> 8);
          line[3 + 4 * x] = (byte) argb;
          line[4 + 4 * x] = (byte) (argb >> 24);
        }
        deflater.write(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
    var checksum = new CRC32();
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    checksum.update(name);
    checksum.update(data);
    try (var stream = new DataOutputStream(out)) {
      stream.writeInt(data.length);
      stream.write(name);
      stream.write(data);
      stream.writeInt((int) checksum.getValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
