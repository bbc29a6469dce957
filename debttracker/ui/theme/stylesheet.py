"""The one stylesheet, written from the colours. Widgets choose by the properties `role` and `tone`."""

from dataclasses import asdict
from string import Template

from debttracker.ui.theme.tokens import TONES, Tokens

_BASE = Template("""
QWidget { color: $ink; font-size: 14px; }
QMainWindow, QDialog, QMessageBox { background: $background; }
QToolTip { background: $surface; color: $ink; border: 1px solid $line; padding: 4px 8px; }
QLabel { background: transparent; }
QLabel[role="title"] { font-size: 20px; font-weight: 700; }
QLabel[role="subtitle"] { font-size: 14px; font-weight: 700; }
QLabel[role="card-title"] { font-weight: 700; color: $ink2; }
QLabel[role="strong"] { font-weight: 700; }
QLabel[role="secondary"] { font-size: 12px; color: $ink2; }
QLabel[role="field-label"] { font-size: 12px; color: $ink2; }
QLabel[role="error"] { font-size: 12px; color: $overdue; }
QLabel[role="amount-large"] { font-size: 30px; font-weight: 700; }
QLabel[role="amount-medium"] { font-size: 20px; font-weight: 700; }
QLabel[role="amount"] { font-size: 14px; }
QLabel[role="app-name"] { font-size: 16px; font-weight: 700; padding: 4px 12px; }

QFrame[role="card"] { background: $surface; border: 1px solid $line; border-radius: 10px; }
QFrame[role="soft-card"] { background: $neutral_soft; border: none; border-radius: 10px; }
QFrame[role="accent-card"] { background: $accent_soft; border: none; border-radius: 10px; }
QFrame[role="drop-area"] { background: transparent; border: 1px dashed $field_line; border-radius: 8px; }
QFrame[role="rule"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame[role="topbar"] { background: $surface; border: none; border-bottom: 1px solid $line; }
QFrame[role="rail"] { background: $surface; border: none; border-right: 1px solid $line; }
QFrame[role="statusline"] { background: $surface; border: none; border-top: 1px solid $line; }
QFrame[role="banner"] { background: $soon_soft; border: none; border-bottom: 1px solid $line; }
QFrame[role="banner"] QLabel { color: $ink; }
QFrame[role="toast"] { background: $ink; border-radius: 10px; border: 1px solid $ink; }
QFrame[role="toast"] QLabel { color: $surface; }
QFrame[role="toast"] QPushButton {
    background: transparent; color: $surface; border: 1px solid $surface; border-radius: 6px;
    padding: 4px 12px; min-height: 20px; font-weight: 700; }
QFrame[role="toast"] QPushButton:focus, QFrame[role="toast"] QPushButton:hover {
    background: $surface; color: $ink; }

QPushButton, QToolButton[role="button"] {
    background: $surface; border: 1px solid $field_line; border-radius: 8px; padding: 4px 14px;
    min-height: 24px; }
QPushButton:hover { background: $neutral_soft; }
QPushButton:pressed { background: $line; }
QPushButton:focus { border: 2px solid $accent; padding: 3px 13px; }
QPushButton:disabled { color: $ink2; background: $background; border-color: $line; }
QPushButton:checked { background: $accent_soft; border: 2px solid $accent; padding: 3px 13px; }
QPushButton:checked:focus { border: 2px solid $ink; }
QPushButton[role="primary-button"] {
    background: $accent; color: $on_accent; border: 2px solid $accent; font-weight: 700; padding: 3px 14px; }
QPushButton[role="primary-button"]:hover { border-color: $ink; }
QPushButton[role="primary-button"]:focus { border: 2px solid $ink; }
QPushButton[role="primary-button"]:disabled {
    background: $neutral_soft; color: $ink2; border-color: $neutral_soft; }
QPushButton[role="link-button"] {
    background: transparent; border: 2px solid transparent; color: $accent; padding: 0px 4px;
    min-height: 20px; }
QPushButton[role="link-button"]:hover { text-decoration: underline; }
QPushButton[role="link-button"]:focus { border: 2px solid $accent; border-radius: 6px; }
QPushButton[role="quiet-button"], QToolButton {
    background: transparent; border: 2px solid transparent; border-radius: 8px; padding: 3px 8px; }
QPushButton[role="quiet-button"]:hover, QToolButton:hover { background: $neutral_soft; }
QPushButton[role="quiet-button"]:focus, QToolButton:focus { border: 2px solid $accent; }
QToolButton::menu-indicator { image: none; }
QPushButton[role="rail-button"] {
    background: transparent; border: 2px solid transparent; border-radius: 8px; text-align: left;
    padding: 4px 10px; min-height: 28px; color: $ink2; }
QPushButton[role="rail-button"]:hover { background: $neutral_soft; }
QPushButton[role="rail-button"]:checked { background: $accent_soft; color: $accent; font-weight: 700; }
QPushButton[role="rail-button"]:focus { border: 2px solid $accent; }
QPushButton[role="row-button"] {
    background: transparent; border: 2px solid transparent; border-radius: 6px; text-align: left;
    padding: 4px 6px; }
QPushButton[role="row-button"]:hover { background: $neutral_soft; }
QPushButton[role="row-button"]:focus { border: 2px solid $accent; }
QPushButton[role="tab-button"] {
    background: transparent; border: none; border-bottom: 2px solid transparent; border-radius: 0px;
    padding: 4px 5px; color: $ink2; }
QPushButton[role="tab-button"]:hover { color: $ink; }
QPushButton[role="tab-button"]:checked { color: $accent; border-bottom: 2px solid $accent; }
QPushButton[role="tab-button"]:focus { color: $ink; background: $neutral_soft; border-radius: 6px; }
QPushButton[role="figure-button"] {
    background: transparent; border: none; border-bottom: 1px dotted $field_line; border-radius: 0px;
    padding: 0px; min-height: 20px; font-weight: 700; text-align: left; }
QPushButton[role="figure-button"]:hover { border-bottom: 1px solid $accent; }
QPushButton[role="figure-button"]:focus { background: $accent_soft; border-bottom: 2px solid $accent; }
QPushButton[role="figure-button"][weight="large"] { font-size: 20px; min-height: 28px; }
QPushButton[role="figure-button"][tone="overdue"] { color: $overdue; }
QPushButton[role="choice-button"] { min-height: 36px; padding: 4px 8px; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QDateEdit, QTimeEdit,
QDateTimeEdit {
    background: $surface; border: 1px solid $field_line; border-radius: 8px; padding: 4px 8px;
    min-height: 24px; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus,
QDateEdit:focus, QTimeEdit:focus, QDateTimeEdit:focus { border: 2px solid $accent; padding: 3px 7px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { color: $ink2; background: $background; }
QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"], QComboBox[invalid="true"] {
    border: 2px solid $overdue; padding: 3px 7px; }
QLineEdit[role="search"] { background: $background; border-color: $line; }
QLineEdit[role="search"]:focus { border-color: $accent; }
QSpinBox::up-button, QSpinBox::down-button, QTimeEdit::up-button, QTimeEdit::down-button {
    border: none; background: transparent; width: 24px; }
QSpinBox::up-arrow, QTimeEdit::up-arrow {
    image: url("$folder/arrow-up-$name.svg"); width: 12px; height: 12px; }
QSpinBox::down-arrow, QTimeEdit::down-arrow {
    image: url("$folder/arrow-$name.svg"); width: 12px; height: 12px; }
QSpinBox:disabled, QTimeEdit:disabled { color: $ink2; background: $background; }
QComboBox::drop-down, QDateEdit::drop-down, QDateTimeEdit::drop-down { border: none; width: 28px; }
QComboBox::down-arrow, QDateEdit::down-arrow, QDateTimeEdit::down-arrow {
    image: url("$folder/arrow-$name.svg"); width: 16px; height: 16px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $line; padding: 4px;
    selection-background-color: $accent_soft; selection-color: $ink; outline: none; }

QCheckBox, QRadioButton { spacing: 8px; padding: 3px; border: 2px solid transparent; border-radius: 6px; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid $accent; }
QCheckBox::indicator, QRadioButton::indicator {
    width: 16px; height: 16px; border: 1px solid $field_line; border-radius: 4px; background: $surface; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:checked, QRadioButton::indicator:checked {
    background: $accent; border-color: $accent; image: url("$folder/mark-$name.svg"); }
QCheckBox::indicator:disabled { background: $background; border-color: $line; }
QGroupBox { font-weight: 700; border: none; margin-top: 20px; }
QGroupBox::title { subcontrol-origin: margin; left: 0px; color: $ink2; }

QTableView, QListView, QTreeView, QListWidget {
    background: $surface; border: none; outline: none; gridline-color: $line;
    selection-background-color: $accent_soft; selection-color: $ink; }
QListWidget[role="popup"] { background: $surface; border: 1px solid $line; border-radius: 8px; padding: 4px; }
QTableView:focus, QListView:focus, QTreeView:focus { border: none; }
QAbstractItemView[role="grid"], QScrollArea[role="reader"] {
    border: 2px solid transparent; border-radius: 8px; }
QAbstractItemView[role="grid"]:focus, QScrollArea[role="reader"]:focus { border: 2px solid $accent; }
QListView::item { padding: 6px 8px; border-radius: 6px; }
QListView::item:selected { background: $accent_soft; color: $ink; }
QHeaderView { background: $surface; }
QHeaderView::section { background: $surface; color: $ink2; border: none; border-bottom: 1px solid $line;
    padding: 6px 8px; font-size: 12px; }
QHeaderView::section:hover { color: $ink; }
QTableCornerButton::section { background: $surface; border: none; }

QScrollArea, QStackedWidget { background: transparent; border: none; }
QWidget[role="scroll-body"], QWidget[role="plain"] { background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0px; }
QScrollBar::handle { background: $field_line; border-radius: 4px; margin: 2px; min-height: 24px;
    min-width: 24px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0px; height: 0px; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; width: 16px; height: 16px; }

QMenuBar { background: $surface; border-bottom: 1px solid $line; padding: 2px 8px; }
QMenuBar::item { padding: 4px 10px; border-radius: 6px; background: transparent; }
QMenuBar::item:selected { background: $accent_soft; color: $ink; }
QMenu { background: $surface; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 6px 28px 6px 28px; border-radius: 6px; }
QMenu::item:selected { background: $accent_soft; color: $ink; }
QMenu::item:disabled { color: $ink2; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }

QTabWidget::pane { border: none; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: $ink2; padding: 6px 12px; border: none;
    border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $accent; border-bottom: 2px solid $accent; font-weight: 700; }
QTabBar::tab:focus { color: $ink; background: $neutral_soft; border-radius: 6px; }
QProgressBar { background: $neutral_soft; border: none; border-radius: 4px; height: 8px; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }
""")

_TONE = Template("""
QLabel[tone="$tone"] { color: $colour; }
QFrame[role="chip"][tone="$tone"] { background: $soft; border: none; border-radius: 6px; }
QFrame[role="chip"][tone="$tone"] QLabel { color: $colour; font-size: 12px; }
""")


def stylesheet(tokens: Tokens, name: str, folder: str) -> str:
    """Return the stylesheet of the window in these colours; `folder` holds the pictures of theme `name`."""
    base = _BASE.substitute(asdict(tokens), name=name, folder=folder)
    tones = (_TONE.substitute(tone=tone, colour=tokens.tone(tone), soft=tokens.soft(tone)) for tone in TONES)
    return base + "".join(tones)
