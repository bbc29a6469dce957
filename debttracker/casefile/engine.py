"""SQLAlchemy on a connection of the driver, for whatever writes or looks closely."""

from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from debttracker.casefile.driver import Driver, connect_driver, opening_errors


def connect(path: Path, *, passphrase: str | None, read_only: bool = False) -> sa.Connection:
    """Return a connection on which `reading` and `writing` of the driver are the only transactions."""
    with opening_errors(path):
        return wrap(connect_driver(path, passphrase=passphrase, read_only=read_only))


def wrap(driver: Driver) -> sa.Connection:
    """Return a connection over one of the driver; closing it closes that."""
    engine = sa.create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: driver,
        poolclass=StaticPool,
        isolation_level="AUTOCOMMIT",
    )
    try:
        return engine.connect()
    except BaseException:
        driver.close()
        raise


def driver_of(connection: sa.Connection) -> Driver:
    """Return the driver's connection under one of SQLAlchemy."""
    return connection.connection.dbapi_connection


def disconnect(connection: sa.Connection) -> None:
    """Close a connection and the file under it."""
    connection.close()
    connection.engine.dispose()
