// Draws <div id="map" data-land="URL" data-places="URL"> with MapLibre, out of two GeoJSON answers of this server.
// Where WebGL is absent the page keeps what stands inside the div (the SVG map); data-state then says "failed".
import { Map as MapView, NavigationControl } from "./vendor/maplibre-gl.mjs";

const paints = (dark) => ({
  sea: dark ? "#1b2530" : "#e8eef3",
  land: dark ? "#33404d" : "#fbfaf7",
  border: dark ? "#566575" : "#b8bec4",
  dot: dark ? "#ffb454" : "#9a3412",
});

// A filled mark is a town or closer; an open one is no more exact than a province or country.
const exact = (town, wide) => ["match", ["coalesce", ["get", "precision"], "city"], ["city", "landmark"], town, wide];

const style = (box) => {
  const paint = paints(matchMedia("(prefers-color-scheme: dark)").matches);
  const radius = ["interpolate", ["linear"], ["sqrt", ["coalesce", ["get", "events"], 1]], 1, 4, 30, 22];
  return {
    version: 8,
    sources: {
      land: { type: "geojson", data: new URL(box.dataset.land, location.href).href },
      places: { type: "geojson", data: new URL(box.dataset.places, location.href).href },
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": paint.sea } },
      { id: "land", type: "fill", source: "land", paint: { "fill-color": paint.land } },
      { id: "borders", type: "line", source: "land", paint: { "line-color": paint.border, "line-width": 0.7 } },
      {
        id: "places", type: "circle", source: "places",
        paint: {
          "circle-radius": radius, "circle-color": paint.dot, "circle-opacity": exact(0.75, 0.1),
          "circle-stroke-width": exact(1, 2), "circle-stroke-color": exact(paint.land, paint.dot),
        },
      },
    ],
  };
};

// Moves the view to where the places are, no nearer than a country is seen.
const shown = async (map, box) => {
  const told = await (await fetch(box.dataset.places)).json();
  const at = told.features.map((f) => f.geometry.coordinates);
  if (!at.length) return;
  const [lon, lat] = [0, 1].map((k) => at.map((c) => c[k]));
  const corners = [[Math.min(...lon), Math.min(...lat)], [Math.max(...lon), Math.max(...lat)]];
  map.fitBounds(corners, { padding: 48, maxZoom: 6, animate: false });
};

export const draw = (box) => {
  const kept = [...box.childNodes];
  try {
    box.replaceChildren();
    const map = new MapView({ container: box, style: style(box), center: [15, 20], zoom: 1, attributionControl: false });
    map.addControl(new NavigationControl({ showCompass: false }));
    shown(map, box);
    map.on("idle", () => { box.dataset.state = "drawn"; });
    // A place with an address of its own opens it; only paths of this server are followed.
    map.on("click", "places", (e) => {
      const href = e.features[0]?.properties.href ?? "";
      if (/^\/(?![\/\\])/.test(href)) location.assign(href);
    });
    return map;
  } catch {
    box.replaceChildren(...kept);
    box.dataset.state = "failed";
    return null;
  }
};

const box = document.getElementById("map");
if (box) draw(box);
