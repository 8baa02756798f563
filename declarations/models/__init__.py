from .declaration import DeclarationPage
from .index import DeclarationIndexPage
from .parts import (
    Commitment,
    DeclarationClaim,
    DeclarationSource,
    EarlierStatement,
    Paragraph,
    Signatory,
)

__all__ = [
    "Commitment",
    "DeclarationClaim",
    "DeclarationIndexPage",
    "DeclarationPage",
    "DeclarationSource",
    "EarlierStatement",
    "Paragraph",
    "Signatory",
]
