package dev.tanemaki.ui.kit.chart;

import dev.tanemaki.ui.kit.theme.Palette;
import dev.tanemaki.ui.kit.theme.PaletteProbe;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/**
 * A region painted on a canvas, in the colours and the font of its scene. It paints in the layout
 * pass of a pulse and only after {@link #redraw()}; ten calls between two pulses paint once, and
 * what is hidden or on no screen is not painted at all.
 */
public abstract class CanvasRegion extends Region {

  private final Canvas canvas = new Canvas();
  private final PaletteProbe palette = new PaletteProbe();
  private final Text font = new Text();
  private final Surface surface = new Surface();
  private long paints;

  protected CanvasRegion() {
    font.getStyleClass().addAll("tm-small", "tm-number");
    font.setManaged(false);
    // Its line box would reach above the region, which would be hit there in place of what is.
    font.setTextOrigin(VPos.TOP);
    getChildren().add(surface);
    palette.paletteProperty().subscribe(ignored -> redraw());
    font.fontProperty().subscribe(ignored -> redraw());
    visibleProperty().subscribe(ignored -> redraw());
  }

  /** Paints everything anew on the next pulse. */
  protected final void redraw() {
    surface.requestLayout();
  }

  /** Paints. The canvas is clear. */
  protected abstract void paint(Pen pen, double width, double height);

  /** The colours of the scene; null before the first layout in it. */
  protected final Palette palette() {
    return palette.getPalette();
  }

  /** How often it has painted; for tests. */
  final long paints() {
    return paints;
  }

  @Override
  protected void layoutChildren() {
    surface.resizeRelocate(0, 0, getWidth(), getHeight());
    surface.requestLayout();
  }

  private boolean hidden() {
    for (Node node = this; node != null; node = node.getParent()) {
      if (!node.isVisible()) {
        return true;
      }
    }
    return getScene() == null;
  }

  private void paint() {
    double width = getWidth();
    double height = getHeight();
    if (palette.getPalette() == null || hidden() || width < 1 || height < 1) {
      return;
    }
    canvas.setWidth(width);
    canvas.setHeight(height);
    var context = canvas.getGraphicsContext2D();
    context.clearRect(0, 0, width, height);
    paint(new Pen(context, palette.getPalette(), font.getFont()), width, height);
    paints++;
  }

  /** Unmanaged, hence a layout root: asking it for layout does not lay out the whole window. */
  private final class Surface extends Region {

    Surface() {
      setManaged(false);
      setMouseTransparent(true);
      getChildren().addAll(palette, font, canvas);
    }

    @Override
    protected void layoutChildren() {
      paint();
    }
  }
}
