"""A conversation that somebody made confidential, whoever that was."""

from __future__ import annotations

from carerix_desktop.domain.confidentiality import Cause
from carerix_desktop.domain.ids import MessageKey
from carerix_desktop.filing import closing
from carerix_desktop.storage import archive_confidential, archive_graph
from carerix_desktop.storage.archive_confidential import ReasonRow
from carerix_desktop.storage.engine import Store


def close(store: Store, key: MessageKey) -> None:
    """Tick the box at a message."""
    with store.archivist().batch() as archive:
        archive_confidential.put_reasons(archive, [ReasonRow(key, Cause.BOX.value, "", "somebody", 0)])
        closing.recount(archive, {node.conversation for node in archive_graph.find_nodes(archive, [key])})
