"""Layouts: how a finished speech looks, as YAML data.

`load_layout` returns a `Layout` by name or path. `layout_names` and `layout_source` list the shipped layouts and return their text.
"""

from drafter.layout.model import Layout as Layout
from drafter.layout.model import Length as Length
from drafter.layout.model import Page as Page
from drafter.layout.model import PageNumber as PageNumber
from drafter.layout.model import Type as Type
from drafter.layout.store import DEFAULT as DEFAULT
from drafter.layout.store import layout_names as layout_names
from drafter.layout.store import layout_source as layout_source
from drafter.layout.store import load_layout as load_layout
from drafter.layout.store import own_names as own_names
from drafter.layout.store import watch_layout as watch_layout
