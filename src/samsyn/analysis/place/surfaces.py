"""Areas as they come: geometries, GeoJSON or features; out as polygons that can be trusted."""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from samsyn.analysis.errors import UnusableInput
from samsyn.analysis.points import DEGREES_X, DEGREES_Y
from samsyn.analysis.result import Floats, gettext_noop

METRES = 10_000.0
Areas = Iterable[Any] | Mapping[str, Any]
Geometries = NDArray[np.object_]


def surfaces(areas: Areas) -> Geometries:
    """Valid polygons and multipolygons, one an area.

    Each may be a shapely geometry, something with `__geo_interface__`, a GeoJSON geometry or a
    GeoJSON feature; all together may be a feature collection, or a frame that says it is one
    (geopandas). Raises UnusableInput, with the
    area's number, for anything else and for what is empty or crosses itself.
    """
    import shapely

    made = [_geometry(number, area) for number, area in enumerate(_listed(areas))]
    if not made:
        raise UnusableInput(
            "areas",
            gettext_noop("innehåller inga områden."),
            gettext_noop("Skicka minst en yta."),
        )
    found = np.array(made, dtype=object)
    _refuse_what_is_no_surface(found)
    valid = shapely.is_valid(found)
    if not valid.all():
        number = int(np.argmin(valid))
        raise UnusableInput(
            "areas",
            gettext_noop("nummer %(number)s (räknat från 0) är ingen giltig yta: %(reason)s."),
            gettext_noop("Laga ytan i ett kartprogram (i QGIS: Laga geometrier) och försök igen."),
            number=number,
            reason=str(shapely.is_valid_reason(found[number])),
        )
    return found


def _listed(areas: Any) -> Iterable[Any]:
    """One by one; a frame of geometries speaks for itself, and one area alone is a list of one."""
    import shapely

    if not isinstance(areas, shapely.Geometry):
        areas = getattr(areas, "__geo_interface__", areas)
    if isinstance(areas, Mapping) and "features" in areas:
        return areas["features"] or ()
    listed = isinstance(areas, Iterable) and not isinstance(areas, Mapping | str)
    return areas if listed else [areas]


def _geometry(number: int, area: Any) -> Any:
    import shapely
    from shapely.geometry import shape

    if isinstance(area, shapely.Geometry):
        return area
    try:
        given = area if isinstance(area, Mapping) else area.__geo_interface__
        return shape(given["geometry"] if given.get("type") == "Feature" else given)
    except (AttributeError, KeyError, TypeError, ValueError, shapely.errors.ShapelyError):
        raise UnusableInput(
            "areas",
            gettext_noop("nummer %(number)s (räknat från 0) går inte att läsa som en yta."),
            gettext_noop("Skicka ytor som GeoJSON, eller som geometrier från shapely."),
            number=number,
        ) from None


def _refuse_what_is_no_surface(found: Geometries) -> None:
    import shapely

    kinds = shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON
    wrong = ~np.isin(shapely.get_type_id(found), kinds) | shapely.is_empty(found)
    if wrong.any():
        number = int(np.argmax(wrong))
        raise UnusableInput(
            "areas",
            gettext_noop(
                "nummer %(number)s (räknat från 0) är %(kind)s, inte en yta med innehåll."
            ),
            gettext_noop("Skicka polygoner; ta bort linjer, punkter och tomma ytor."),
            number=number,
            kind=str(found[number].geom_type),
        )


def refuse_mixed_units(x: Floats, y: Floats, bounds: Floats) -> None:
    """Points in metres and areas in degrees, or the other way round: nothing would be found."""
    if len(x) == 0:
        return
    reach = [
        (np.abs(x).max(), np.abs(y).max()),
        (np.abs(bounds[:, ::2]).max(), np.abs(bounds[:, 1::2]).max()),
    ]
    degrees = [across <= DEGREES_X and up <= DEGREES_Y for across, up in reach]
    metres = [max(across, up) > METRES for across, up in reach]
    if any(degrees) and any(metres):
        raise UnusableInput(
            "areas",
            gettext_noop("och punkterna har olika enheter: det ena är grader, det andra meter."),
            gettext_noop("Räkna om båda till samma koordinatsystem, till exempel SWEREF 99 TM."),
        )
