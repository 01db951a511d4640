"""What a map is asked to show, and the scene that answers."""

from __future__ import annotations

from ..named_tuple import NamedTuple
from ..query.catalogue import Catalogue, Unknown
from ..query.geography.figures import figures
from ..query.geography.places import Geo
from ..query.geography.questions import neighbours_of, place_types, places_of, these
from ..render.glyphs import Glyphs
from .choropleth import classes, details
from .scene import Scene
from .world import World


class MapQuestion(NamedTuple):
    """Entities by id (none: all of Eurasia), or a figure of states, or places of a type, or a state with its neighbours."""

    ids: tuple[str, ...] = ()
    figure: str = ""
    """Key of a figure: states are tinted by it."""
    places: str = ""
    """A type of places, such as ``port``: all of them are marked."""
    neighbours: str = ""
    """Id of a state: its neighbours are tinted."""

    def scene(self, catalogue: Catalogue, world: World, glyphs: Glyphs) -> Scene:
        """The scene. Raises Unknown where no state has the figure, or no place the type."""
        found, title = self._geo(catalogue)
        if not self.figure:
            return Scene(found, world, glyphs, title=title)
        known = figures(catalogue, self.figure)
        label = known.indicator.label + (f" ({known.indicator.unit})" if known.indicator.unit else "")
        label += f", {known.span}" if known.span else ""
        if known.source:
            found = found._replace(sources=(known.source,))
        heading = (
            f"{label}: {title or ', '.join(found.names[id_] for id_ in found.ids)}" if found.ids or title else label
        )
        return Scene(found, world, glyphs, classes(known, world), details(known), heading)

    def geo(self, catalogue: Catalogue) -> Geo:
        """What is marked, without a picture. Raises Unknown as :meth:`scene`."""
        return self._geo(catalogue)[0]

    def _geo(self, catalogue: Catalogue) -> tuple[Geo, str]:
        if self.places:
            found = places_of(catalogue, self.places)
            if not (found.points or found.missing):
                types = [name for name, _ in place_types(catalogue)]
                raise Unknown(self.places, known=types, sort="type of places")
            number = len(found.points)
            return found, f"{self.places[0].upper()}{self.places[1:]}: {number} {'place' if number == 1 else 'places'}"
        if self.neighbours:
            return neighbours_of(catalogue, self.neighbours), f"{catalogue.name(self.neighbours)} and its neighbours"
        return these(catalogue, self.ids), ""
