from .both import differences
from .page import ClaimForm, ContactForm, HistoryForm, SeasonsForm
from .steps import (
    STEPS,
    AdoptForm,
    ExtendForm,
    NoticeForm,
    PublishForm,
    ReplaceForm,
    ReviewForm,
    SignForm,
    StepForm,
    WithdrawForm,
)
from .terms import TermsForms
from .translation import TranslationForm, page_texts, texts

__all__ = [
    "STEPS",
    "AdoptForm",
    "ClaimForm",
    "ContactForm",
    "ExtendForm",
    "HistoryForm",
    "NoticeForm",
    "PublishForm",
    "ReplaceForm",
    "ReviewForm",
    "SeasonsForm",
    "SignForm",
    "StepForm",
    "TermsForms",
    "TranslationForm",
    "WithdrawForm",
    "differences",
    "page_texts",
    "texts",
]
