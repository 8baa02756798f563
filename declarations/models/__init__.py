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
from .register import CommitmentRegisterPage

__all__ = [
    "Commitment",
    "CommitmentRegisterPage",
    "DeclarationClaim",
    "DeclarationIndexPage",
    "DeclarationPage",
    "DeclarationSource",
    "EarlierStatement",
    "Paragraph",
    "Signatory",
]
